import type { ReactNode } from 'react';
import { useTitle } from '@/app/focus';
import { useTranslation } from '@/i18n';
import './page.css';

interface HeadProps {
  title: string;
  /** What the page is for, in a sentence. */
  lead?: ReactNode | undefined;
  /** Above the title: the way here, a code, states. */
  above?: ReactNode | undefined;
  actions?: ReactNode | undefined;
}

/** The head of a page: its `h1`, which also names the window. */
export function PageHead({ title, lead, above, actions }: HeadProps) {
  useTitle(title);
  return (
    <header className="page-head">
      {above}
      <h1 tabIndex={-1}>{title}</h1>
      {lead ? <div className="page-lead">{lead}</div> : null}
      {actions ? <div className="row page-actions">{actions}</div> : null}
    </header>
  );
}

/** The way from the first page to this one: links in an order, then where one is. */
export function Breadcrumbs({ way, here }: { way: readonly ReactNode[]; here: string }) {
  const { t } = useTranslation('ui');
  return (
    <nav aria-label={t('breadcrumbs')} className="breadcrumbs">
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ol role="list">
        {way.map((link, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the way stands in an order
          <li key={index}>{link}</li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}

interface EmptyProps {
  title: string;
  children?: ReactNode | undefined;
  action?: ReactNode | undefined;
}

/** Where a list would be: why there is nothing, and what one can do about it. */
export function EmptyState({ title, children, action }: EmptyProps) {
  return (
    <div className="empty-state">
      <p className="empty-title">{title}</p>
      {children ? <div className="soft">{children}</div> : null}
      {action ? <div>{action}</div> : null}
    </div>
  );
}

/** Room for what is on its way. */
export function Skeleton({ lines = 3, card }: { lines?: number | undefined; card?: boolean | undefined }) {
  const { t } = useTranslation('app');
  return (
    <div className={card ? 'skeleton skeleton-card' : 'skeleton'}>
      <span className="hidden-text" role="status">
        {t('loading')}
      </span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content
        <span key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}

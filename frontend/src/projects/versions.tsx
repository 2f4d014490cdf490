import { useState } from 'react';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { Difference } from './difference';
import type { Section } from './drafts';

type Version = components['schemas']['SectionVersion'];

interface Props {
  project: string;
  section: Section;
  /** Brings an earlier text back into the editor; it is saved like any other. */
  onRestore?: ((body: string) => void) | undefined;
}

/** Every saved version of a section, and what each changed. */
export function Versions({ project, section, onRestore }: Props) {
  const { t } = useTranslation('projects');
  const [open, setOpen] = useState(false);
  if (section.revision === 0) return null;
  return (
    <details className="versions" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('versions.title', { count: section.revision })}</summary>
      {open ? <List project={project} section={section} onRestore={onRestore} /> : null}
    </details>
  );
}

function List({ project, section, onRestore }: Props) {
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/projects/{id}/sections/{key}/versions',
    { params: { path: { id: project, key: section.key }, query: { limit: 10 } } },
    { ...byCursor, throwOnError: true },
  );
  if (!list.data) return <Skeleton />;
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <div className="stack">
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ol role="list" className="version-list">
        {items.map((version, index) => (
          <VersionItem
            key={version.number}
            version={version}
            // The first one began from nothing; of others the one before may be on the next page.
            before={items[index + 1]?.body ?? (version.number === 1 ? '' : undefined)}
            onRestore={version.number === section.revision ? undefined : onRestore}
          />
        ))}
      </ol>
      <Pager
        count={items.length}
        hasMore={list.hasNextPage}
        pending={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </div>
  );
}

interface ItemProps {
  version: Version;
  before: string | undefined;
  onRestore: ((body: string) => void) | undefined;
}

function VersionItem({ version, before, onRestore }: ItemProps) {
  const { t } = useTranslation('projects');
  const { dateTime } = useFormats();
  return (
    <li>
      <details>
        <summary>
          <strong>{t('versions.number', { number: version.number })}</strong>{' '}
          {t('versions.by', { name: version.saved_by?.name ?? '', when: dateTime(version.saved_at) })}
        </summary>
        {before === undefined ? (
          <p className="section-body">{version.body}</p>
        ) : (
          <Difference before={before} after={version.body} />
        )}
        {onRestore ? (
          <Button small onClick={() => onRestore(version.body)}>
            {t('versions.restore')}
          </Button>
        ) : null}
      </details>
    </li>
  );
}

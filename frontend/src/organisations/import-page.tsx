import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { toast } from '@/ui/toast';
import { Registry } from './body';
import { Differences } from './differences';
import type { ImportSearch } from './import-search';
import { countsOf, type Import, ImportTag, isUnderway } from './import-status';

/** So often one that is under way is asked for again. */
const BEAT = 1_500;

/** One import: how far it has come, what it would change, and the decision about it. */
export function ImportPage({ id, search }: { id: string; search: ImportSearch }) {
  const { t } = useTranslation('registry');
  const { dateTime } = useFormats();
  const found = query.useQuery(
    'get',
    '/api/v1/registry-imports/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data && isUnderway(state.data) ? BEAT : false) },
  );
  if (found.error) throw found.error;
  const it = found.data;
  if (!it) return <Skeleton lines={10} />;
  const title = t('imports.of', { at: dateTime(it.created_at) });
  const way = [
    <Registry key="registry" />,
    <Link key="imports" to="/admin/registry">
      {t('imports.title')}
    </Link>,
  ];
  return (
    <div className="stack stack-wide">
      <PageHead
        title={title}
        lead={it.file_name ?? t(`imports.sources.${it.source}`)}
        above={
          <>
            <Breadcrumbs way={way} here={title} />
            <div className="row">
              <ImportTag status={it.status} />
            </div>
          </>
        }
        actions={<Decide it={it} />}
      />
      <State it={it} />
      {it.status === 'ready' || it.status === 'applied' || it.status === 'stale' ? (
        <Differences it={it} search={search} />
      ) : null}
    </div>
  );
}

/** What is going on, or what went wrong. */
function State({ it }: { it: Import }) {
  const { t } = useTranslation('registry');
  const { number, dateTime } = useFormats();
  const { faults } = countsOf(it);
  const left = Object.entries(faults);
  return (
    <>
      {isUnderway(it) ? (
        <Notice live title={t(`imports.status.${it.status}`)}>
          <p>
            {it.status === 'fetching' && it.to_fetch
              ? t('imports.fetched', { done: number(it.fetched), all: number(it.to_fetch) })
              : t('imports.underway')}
          </p>
        </Notice>
      ) : null}
      {it.status === 'failed' ? (
        <Notice tone="bad" title={t('imports.failed')}>
          <p>{t(`imports.fault.${it.fault ?? 'not_applied'}`)}</p>
        </Notice>
      ) : null}
      {it.status === 'stale' ? <Notice tone="warn">{t('imports.stale')}</Notice> : null}
      {it.applied_at ? <Notice tone="good">{t('imports.appliedAt', { at: dateTime(it.applied_at) })}</Notice> : null}
      {left.length > 0 ? (
        <Notice tone="warn" title={t('imports.leftOut')}>
          <ul>
            {left.map(([word, count]) => (
              <li key={word}>
                {t(`imports.left.${word}`)}: {number(count)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}

function Decide({ it }: { it: Import }) {
  const { t } = useTranslation('registry');
  const { number } = useFormats();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'apply' | 'discard'>();
  const params = { path: { id: it.id }, header: { 'If-Match': `"${it.revision}"` } };
  const count = Object.values(countsOf(it).changes).reduce((sum, each) => sum + each, 0);
  const close = () => setAsking(undefined);
  return (
    <>
      {it.abilities.can_apply && count > 0 ? (
        <Button variant="call" onClick={() => setAsking('apply')}>
          {t('imports.apply')}
        </Button>
      ) : null}
      {it.abilities.can_discard ? <Button onClick={() => setAsking('discard')}>{t('imports.discard')}</Button> : null}
      <Confirm
        open={asking === 'apply'}
        variant="primary"
        title={t('imports.applyTitle')}
        yes={t('imports.apply')}
        no={t('cancel')}
        onClose={close}
        act={async () => {
          await api.POST('/api/v1/registry-imports/{id}/apply', { params });
          await queries.invalidateQueries({ queryKey: ['get', '/api/v1/registry-imports/{id}'] });
        }}
      >
        <p>{t('imports.applyText', { count: number(count) })}</p>
      </Confirm>
      <Confirm
        open={asking === 'discard'}
        title={t('imports.discard')}
        yes={t('imports.discard')}
        no={t('cancel')}
        onClose={close}
        act={async () => {
          await api.DELETE('/api/v1/registry-imports/{id}', { params });
          toast(t('imports.discarded'));
          await queries.invalidateQueries({ queryKey: ['get', '/api/v1/registry-imports'] });
          await navigate({ to: '/admin/registry' });
        }}
      >
        <p>{t('imports.discardText')}</p>
      </Confirm>
    </>
  );
}

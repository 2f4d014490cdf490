import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { bodyName, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { Confirm } from '@/ui/confirm';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterChoice, Filters } from '@/ui/filters';
import { Listing } from '@/ui/listing';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toast';
import { Mapping } from './mapping';
import { TONES, VERDICTS, type Verdict } from './verdicts';

type Import = components['schemas']['MemberImport'];
type Row = components['schemas']['MemberImportRow'];

/** While rows are judged or written, in milliseconds. */
const LOOKS_AGAIN = 1000;
const isAtWork = (status: Import['status'] | undefined) => status === 'checking' || status === 'applying';

/** An import: what its columns hold, what is said of each row, and writing those that are right. */
export function ImportPage({ id, verdict }: { id: string; verdict: Verdict | undefined }) {
  const { t } = useTranslation('member-import');
  const params = { path: { id } };
  const seen = query.useQuery(
    'get',
    '/api/v1/member-imports/{id}',
    { params },
    { refetchInterval: ({ state }) => (isAtWork(state.data?.status) ? LOOKS_AGAIN : false) },
  );
  if (seen.error) throw seen.error;
  if (!seen.data) return <Skeleton lines={10} />;
  const it = seen.data;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={it.file_name}
        lead={t(`leads.${it.status}`, { total: it.total, ready: it.ready, applied: it.applied })}
        above={
          <Breadcrumbs
            way={[
              <Link key="members" to="/admin/members">
                {t('people:title')}
              </Link>,
              <Link key="imports" to="/admin/members/import">
                {t('title')}
              </Link>,
            ]}
            here={it.file_name}
          />
        }
        actions={<Acts it={it} onChange={async () => void (await seen.refetch())} />}
      />
      {it.status === 'applying' ? (
        <Notice title={t('progress', { applied: it.applied, ready: it.ready })} live>
          <progress max={it.ready} value={it.applied} aria-label={t('applied')} />
        </Notice>
      ) : null}
      {it.abilities.can_map ? <Mapping key={it.revision} it={it} onSaved={() => void seen.refetch()} /> : null}
      {it.status === 'checking' ? <Skeleton lines={6} /> : <Rows key={it.revision} it={it} verdict={verdict} />}
    </div>
  );
}

function Acts({ it, onChange }: { it: Import; onChange: () => Promise<void> }) {
  const { t } = useTranslation('member-import');
  const navigate = useNavigate();
  const [open, setOpen] = useState<'apply' | 'discard'>();
  const [invites, setInvites] = useState(true);
  const header = { 'If-Match': `"${it.revision}"` };
  return (
    <>
      {it.abilities.can_apply ? (
        <Button variant="call" onClick={() => setOpen('apply')}>
          {t('apply', { count: it.ready })}
        </Button>
      ) : null}
      {it.abilities.can_discard ? <Button onClick={() => setOpen('discard')}>{t('discard')}</Button> : null}
      <Confirm
        open={open === 'apply'}
        title={t('apply', { count: it.ready })}
        yes={t('applyYes')}
        no={t('people:cancel')}
        variant="call"
        onClose={() => setOpen(undefined)}
        act={async () => {
          const params = { path: { id: it.id }, header };
          await api.POST('/api/v1/member-imports/{id}/apply', { params, body: { invites } });
          await onChange();
        }}
      >
        <p>{t('applyText')}</p>
        <Checkbox
          name="invites"
          label={t('invites')}
          help={t('invitesHelp')}
          checked={invites}
          onChange={({ target }) => setInvites(target.checked)}
        />
      </Confirm>
      <Confirm
        open={open === 'discard'}
        title={t('discard')}
        yes={t('discard')}
        no={t('people:cancel')}
        onClose={() => setOpen(undefined)}
        act={async () => {
          await api.DELETE('/api/v1/member-imports/{id}', { params: { path: { id: it.id } } });
          toast(t('discarded'));
          await navigate({ to: '/admin/members/import' });
        }}
      >
        <p>{t('discardText')}</p>
      </Confirm>
    </>
  );
}

function Rows({ it, verdict }: { it: Import; verdict: Verdict | undefined }) {
  const { t } = useTranslation('member-import');
  const navigate = useNavigate();
  const search = (next: { verdict?: Verdict }) =>
    void navigate({ to: '/admin/members/import/$id', params: { id: it.id }, search: next });
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/member-imports/{id}/rows',
    { params: { path: { id: it.id }, query: { limit: 50, ...(verdict ? { verdict } : {}) } } },
    byCursor,
  );
  const columns: Column<Row>[] = [
    { key: 'number', head: t('row'), cell: (row) => row.number, numeric: true },
    {
      key: 'verdict',
      head: t('verdict'),
      cell: (row) => <Tag tone={TONES[row.verdict]}>{t(`verdicts.${row.verdict}`)}</Tag>,
    },
    {
      key: 'who',
      head: t('cells'),
      cell: (row) =>
        it.columns
          .map(({ field }, index) => (field ? row.cells[index] : ''))
          .filter(Boolean)
          .join(' · '),
    },
    { key: 'body', head: t('fields.organisation'), cell: (row) => bodyName(row.organisation) || '—' },
    {
      key: 'faults',
      head: t('faults'),
      cell: (row) =>
        row.faults.map(({ field, code }) => `${t(`fields.${field}`)}: ${t(`codes.${code}`)}`).join(' · ') || '—',
    },
  ];
  return (
    <>
      <Filters
        key={verdict}
        label={t('ui:filters.label')}
        narrowed={verdict !== undefined}
        onApply={(values) => search(values as { verdict?: Verdict })}
        onClear={() => search({})}
      >
        <FilterChoice
          name="verdict"
          label={t('verdict')}
          values={VERDICTS}
          text={(value) => t(`verdicts.${value}`)}
          chosen={verdict}
        />
      </Filters>
      <Listing list={list} empty={<EmptyState title={t('noRows')} />}>
        {(rows) => <DataTable caption={t('report')} columns={columns} rows={rows} keyOf={({ id }) => id} />}
      </Listing>
    </>
  );
}

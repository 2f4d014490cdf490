import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { Button, ButtonLink } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { Tab, Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { STATUSES, type Status } from './admin-search';
import { Candidates } from './candidates';
import { useCurate } from './curate';
import type { LibraryCard } from './entry-card';
import './admin.css';

/** The library as those see it who write it. */
export function LibraryAdmin({ status = 'draft' }: { status?: Status | undefined }) {
  const { t } = useTranslation('library');
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('admin.title')}
        lead={t('admin.lead')}
        actions={
          <ButtonLink variant="primary" to="/admin/library/new">
            {t('admin.new')}
          </ButtonLink>
        }
      />
      <Candidates />
      <Tabs label={t('admin.tabs')}>
        {STATUSES.map((each) => (
          <Tab
            key={each}
            to="/admin/library"
            search={{ status: each }}
            activeProps={{ 'aria-current': undefined }}
            aria-current={each === status ? 'page' : undefined}
          >
            {t(`admin.status.${each}`)}
          </Tab>
        ))}
      </Tabs>
      <Entries key={status} status={status} />
    </div>
  );
}

function Entries({ status }: { status: Status }) {
  const { t } = useTranslation('library');
  const { number } = useFormats();
  const { curate, fault, pending } = useCurate();
  const [leaving, setLeaving] = useState<LibraryCard>();
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/library-entries',
    { params: { query: { status, limit: 50 } } },
    { ...byCursor, throwOnError: true },
  );
  const rows = list.data?.pages.flatMap((page) => page.items);
  if (!rows) return <Skeleton lines={6} />;
  if (rows.length === 0) return <EmptyState title={t('admin.empty')} />;
  const named = (action: string, title: string) => t('admin.of', { action, title });
  return (
    <>
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      <DataTable
        caption={t(`admin.status.${status}`)}
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          {
            key: 'title',
            head: t('admin.column.title'),
            cell: (row) => (
              <>
                <Link to="/library/$slug" params={{ slug: row.slug }}>
                  {row.title}
                </Link>{' '}
                {row.featured ? <Tag tone="warn">{t('admin.featured')}</Tag> : null}
              </>
            ),
          },
          { key: 'organisation', head: t('admin.column.organisation'), cell: (row) => bodyName(row.organisation) },
          {
            key: 'adoptions',
            head: t('admin.column.adoptions'),
            numeric: true,
            cell: (row) => number(row.adoptions),
          },
          {
            key: 'actions',
            head: t('admin.column.actions'),
            cell: (row) => (
              <div className="admin-actions">
                <Link
                  to="/admin/library/$slug"
                  params={{ slug: row.slug }}
                  aria-label={named(t('admin.edit'), row.title)}
                >
                  {t('admin.edit')}
                </Link>
                {row.status === 'published' ? (
                  <>
                    <Button
                      small
                      variant="link"
                      disabled={pending}
                      aria-label={named(t(row.featured ? 'admin.unfeature' : 'admin.feature'), row.title)}
                      onClick={() => void curate(row, row.featured ? 'unfeature' : 'feature')}
                    >
                      {t(row.featured ? 'admin.unfeature' : 'admin.feature')}
                    </Button>
                    <Button
                      small
                      variant="link"
                      disabled={pending}
                      aria-label={named(t('admin.withdraw'), row.title)}
                      onClick={() => setLeaving(row)}
                    >
                      {t('admin.withdraw')}
                    </Button>
                  </>
                ) : (
                  <Button
                    small
                    variant="link"
                    disabled={pending}
                    aria-label={named(t('admin.publish'), row.title)}
                    onClick={() => void curate(row, 'publish')}
                  >
                    {t('admin.publish')}
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      <Pager
        count={rows.length}
        hasMore={list.hasNextPage}
        pending={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
      {leaving ? (
        <Confirm
          open
          title={t('admin.withdrawTitle')}
          yes={t('admin.withdraw')}
          no={t('ledger.cancel')}
          onClose={() => setLeaving(undefined)}
          act={() => curate(leaving, 'withdraw')}
        >
          <p>{t('admin.withdrawText', { title: leaving.title })}</p>
        </Confirm>
      ) : null}
    </>
  );
}

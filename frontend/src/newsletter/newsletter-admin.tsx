import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { useFormats, useTranslation } from '@/i18n';
import { DataTable } from '@/ui/data-table';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { Tab, Tabs } from '@/ui/tabs';
import { STATUSES, type Status } from './search';

/** Who receives the newsletter, for the department. */
export function NewsletterAdmin({ status = 'confirmed' }: { status?: Status | undefined }) {
  const { t } = useTranslation('newsletter');
  const { number } = useFormats();
  const { data: summary } = query.useQuery('get', '/api/v1/newsletter/summary', {}, { throwOnError: true });
  return (
    <div className="stack stack-wide">
      <PageHead title={t('admin.title')} lead={t('admin.lead')} />
      <Tabs label={t('admin.tabs')}>
        {STATUSES.map((each) => (
          <Tab
            key={each}
            to="/admin/newsletter"
            search={{ status: each }}
            activeProps={{ 'aria-current': undefined }}
            aria-current={each === status ? 'page' : undefined}
          >
            {t(`admin.status.${each}`)} {summary ? `(${number(summary[each])})` : ''}
          </Tab>
        ))}
      </Tabs>
      <Addresses status={status} />
    </div>
  );
}

function Addresses({ status }: { status: Status }) {
  const { t } = useTranslation('newsletter');
  const { shortDate } = useFormats();
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/newsletter/subscriptions',
    { params: { query: { status, limit: 50 } } },
    { ...byCursor, throwOnError: true },
  );
  const rows = list.data?.pages.flatMap((page) => page.items);
  if (!rows) return <Skeleton lines={6} />;
  if (rows.length === 0) return <EmptyState title={t('admin.empty')} />;
  return (
    <>
      <DataTable
        caption={t(`admin.status.${status}`)}
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { key: 'email', head: t('admin.column.email'), cell: (row) => row.email },
          { key: 'language', head: t('admin.column.language'), cell: (row) => t(`admin.language.${row.language}`) },
          { key: 'member', head: t('admin.column.member'), cell: (row) => t(row.is_member ? 'admin.yes' : 'admin.no') },
          {
            key: 'since',
            head: t('admin.column.since'),
            cell: (row) => shortDate(row.unsubscribed_at ?? row.confirmed_at ?? row.created_at),
          },
        ]}
      />
      <Pager
        count={rows.length}
        hasMore={list.hasNextPage}
        pending={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Bars } from '@/ui/charts';
import { DataTable } from '@/ui/data-table';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { Select } from '@/ui/text-field';
import { type FeedbackSearch, feedbackSearch, STAGES, type StageKind } from './search';

/** How members found the stages of a campaign, for the department. */
export function FeedbackAdmin({ search }: { search: FeedbackSearch }) {
  const { t } = useTranslation('feedback');
  const navigate = useNavigate();
  const { data } = query.useQuery('get', '/api/v1/campaigns', { params: { query: { limit: 100 } } });
  const slug = search.campaign ?? data?.items[0]?.slug;
  const show = (change: FeedbackSearch) =>
    void navigate({ to: '/admin/feedback', search: change, replace: true, resetScroll: false });
  return (
    <div className="stack stack-wide">
      <PageHead title={t('admin.title')} lead={t('admin.lead')} />
      {data?.items.length === 0 ? <EmptyState title={t('admin.noCampaigns')} /> : null}
      {data && slug ? (
        <>
          <div className="row">
            <Select
              label={t('admin.campaign')}
              value={slug}
              onChange={(event) => show({ ...search, campaign: event.target.value })}
              options={data.items.map((each) => ({ value: each.slug, label: localized(each.title) }))}
            />
            <Select
              label={t('admin.stage')}
              value={search.stage ?? ''}
              placeholder={t('admin.all')}
              onChange={(event) => show(feedbackSearch({ campaign: slug, stage: event.target.value || undefined }))}
              options={STAGES.map((value) => ({ value, label: t(`words:stage.${value}`) }))}
            />
          </div>
          <Means slug={slug} />
          <Comments slug={slug} stage={search.stage} />
        </>
      ) : null}
    </div>
  );
}

function Means({ slug }: { slug: string }) {
  const { t } = useTranslation('feedback');
  const { number } = useFormats();
  const { data } = query.useQuery(
    'get',
    '/api/v1/campaigns/{slug}/feedback/summary',
    { params: { path: { slug } } },
    { throwOnError: true },
  );
  if (!data) return <Skeleton lines={5} />;
  // Nobody has said anything: the list below says so.
  if (data.stages.every(({ count }) => count === 0)) return null;
  return (
    <Bars
      caption={t('admin.means')}
      unit={t('admin.unit')}
      max={5}
      bars={data.stages.map(({ stage, mean, count }) => ({
        key: stage,
        label: t(`words:stage.${stage}`),
        value: mean ?? 0,
        text: mean == null ? t('admin.none') : t('admin.mean', { mean: number(mean, 1), count }),
      }))}
    />
  );
}

function Comments({ slug, stage }: { slug: string; stage: StageKind | undefined }) {
  const { t } = useTranslation('feedback');
  const { shortDate } = useFormats();
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/campaigns/{slug}/feedback',
    { params: { path: { slug }, query: { limit: 50, ...(stage ? { stage } : {}) } } },
    { ...byCursor, throwOnError: true },
  );
  const rows = list.data?.pages.flatMap((page) => page.items);
  if (!rows) return <Skeleton lines={6} />;
  if (rows.length === 0) return <EmptyState title={t('admin.empty')} />;
  return (
    <section className="stack" aria-labelledby="comments">
      <h2 id="comments">{t('admin.comments')}</h2>
      <DataTable
        caption={t('admin.comments')}
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { key: 'stage', head: t('admin.column.stage'), cell: (row) => t(`words:stage.${row.stage}`) },
          {
            key: 'rating',
            head: t('admin.column.rating'),
            cell: (row) => t('admin.stars', { rating: row.rating }),
          },
          { key: 'comment', head: t('admin.column.comment'), cell: (row) => row.comment ?? '—' },
          { key: 'at', head: t('admin.column.at'), cell: (row) => shortDate(row.created_at) },
        ]}
      />
      <Pager
        count={rows.length}
        hasMore={list.hasNextPage}
        pending={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </section>
  );
}

import { Link, useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { localized, useTranslation } from '@/i18n';
import { Breadcrumbs, EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { SubmissionCards } from './cards';
import { Filters } from './filters';
import type { SubmissionSearch } from './search';
import './submission.css';

/** What was submitted to a campaign, as far as the person may see it. The filters are in the address. */
export function CampaignSubmissionsPage({ slug, search }: { slug: string; search: SubmissionSearch }) {
  const { t } = useTranslation('submissions');
  const navigate = useNavigate();
  const { data: campaign } = query.useSuspenseQuery('get', '/api/v1/campaigns/{slug}', { params: { path: { slug } } });
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/campaigns/{slug}/submissions',
    { params: { path: { slug }, query: { limit: 20, ...search } } },
    { ...byCursor, throwOnError: true },
  );
  const found = list.data?.pages.flatMap((page) => page.items) ?? [];
  const title = localized(campaign.title);
  return (
    <div className="stack stack-wide">
      <Breadcrumbs
        way={[
          <Link key="campaigns" to="/campaigns">
            {t('campaigns')}
          </Link>,
          <Link key="campaign" to="/campaigns/$slug" params={{ slug }}>
            {title}
          </Link>,
        ]}
        here={t('list.title')}
      />
      <PageHead title={t('list.title')} lead={t('list.lead', { campaign: title })} />
      <Filters
        search={search}
        onChange={(next) =>
          void navigate({ to: '/campaigns/$slug/submissions', params: { slug }, search: next, replace: true })
        }
      />
      {list.isPending ? (
        <Skeleton card lines={6} />
      ) : found.length === 0 ? (
        <EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>
      ) : (
        <>
          <SubmissionCards items={found} label={t('list.title')} />
          <Pager
            count={found.length}
            hasMore={list.hasNextPage}
            pending={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
    </div>
  );
}

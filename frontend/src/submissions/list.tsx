import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { localized, useTranslation } from '@/i18n';
import { Listing } from '@/ui/listing';
import { Breadcrumbs, EmptyState, PageHead, Skeleton } from '@/ui/page';
import { SubmissionCards } from './cards';
import { SubmissionFilters } from './filters';
import type { SubmissionSearch } from './search';
import './submission.css';

/** What was submitted to a campaign, as far as the person may see it. The filters are in the address. */
export function CampaignSubmissionsPage({ slug, search }: { slug: string; search: SubmissionSearch }) {
  const { t } = useTranslation('submissions');
  const { data: campaign } = query.useSuspenseQuery('get', '/api/v1/campaigns/{slug}', { params: { path: { slug } } });
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/campaigns/{slug}/submissions',
    { params: { path: { slug }, query: { limit: 20, ...search } } },
    byCursor,
  );
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
      <SubmissionFilters search={search} />
      <Listing
        list={list}
        wait={<Skeleton card lines={6} />}
        empty={<EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>}
      >
        {(found) => <SubmissionCards items={found} label={t('list.title')} />}
      </Listing>
    </div>
  );
}

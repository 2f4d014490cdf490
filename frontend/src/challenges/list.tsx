import { Link, useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Card, CardGrid } from '@/ui/card';
import { FilterChoice, Filters } from '@/ui/filters';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { Select, TextField } from '@/ui/text-field';
import { policyAreas } from '@/words/lists';
import { type ChallengeSearch, challengeSearch } from './search';
import { CHALLENGE_STATUSES, ChallengeStatusTag } from './status';
import './challenges.css';

/** The problems that the network takes on. */
export function ChallengesPage({ search }: { search: ChallengeSearch }) {
  const { t } = useTranslation('challenges');
  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      <ChallengeFilters search={search} />
      <Challenges search={search} />
    </div>
  );
}

function ChallengeFilters({ search }: { search: ChallengeSearch }) {
  const { t } = useTranslation('challenges');
  const { t: word } = useTranslation('words');
  const navigate = useNavigate({ from: '/challenges/' });
  const campaigns = query.useQuery('get', '/api/v1/campaigns', { params: { query: { limit: 100 } } });
  const options = (campaigns.data?.items ?? []).map(({ slug, title }) => ({ value: slug, label: localized(title) }));
  return (
    <Filters
      // Cleared or gone back in, the fields begin anew.
      key={JSON.stringify([search, campaigns.isSuccess])}
      label={t('filters.label')}
      narrowed={Object.keys(search).length > 0}
      onApply={(values) => void navigate({ search: challengeSearch(values), resetScroll: false })}
      onClear={() => void navigate({ search: {}, resetScroll: false })}
    >
      <TextField name="q" type="search" label={t('filters.q')} defaultValue={search.q} maxLength={200} />
      <Select
        name="campaign"
        label={t('filters.campaign')}
        placeholder={t('filters.all')}
        options={options}
        defaultValue={search.campaign}
      />
      <FilterChoice
        name="status"
        label={t('filters.status')}
        values={CHALLENGE_STATUSES}
        text={(value) => t(`status.${value}`)}
        chosen={search.status}
      />
      <FilterChoice
        name="policy_area"
        label={t('filters.area')}
        values={policyAreas}
        text={(value) => word(`theme.${value}`)}
        chosen={search.policy_area}
      />
    </Filters>
  );
}

function Challenges({ search }: { search: ChallengeSearch }) {
  const { t } = useTranslation('challenges');
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/challenges',
    { params: { query: { ...search, limit: 18 } } },
    byCursor,
  );
  const narrowed = Object.keys(search).length > 0;
  return (
    <section className="stack" aria-label={t('list.label')}>
      <Listing
        list={list}
        wait={<Skeleton card lines={6} />}
        empty={
          <EmptyState title={t(narrowed ? 'list.none' : 'list.empty')}>
            {t(narrowed ? 'list.noneText' : 'list.emptyText')}
          </EmptyState>
        }
      >
        {(items) => (
          <CardGrid items={items} keyOf={({ id }) => id}>
            {(challenge) => <ChallengeCard challenge={challenge} />}
          </CardGrid>
        )}
      </Listing>
    </section>
  );
}

function ChallengeCard({ challenge }: { challenge: components['schemas']['Challenge'] }) {
  const { t } = useTranslation('challenges');
  const { t: word } = useTranslation('words');
  const { shortDate } = useFormats();
  return (
    <Card
      level={2}
      title={
        <Link to="/challenges/$id" params={{ id: challenge.id }}>
          {challenge.title}
        </Link>
      }
      tags={
        <>
          <ChallengeStatusTag status={challenge.status} />
          <Tag>{word(`theme.${challenge.policy_area}`)}</Tag>
        </>
      }
      foot={t('list.foot', { code: challenge.code, date: shortDate(challenge.created_at) })}
    >
      <p className="clamp">{challenge.summary}</p>
    </Card>
  );
}

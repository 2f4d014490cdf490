import { Link, useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Select } from '@/ui/text-field';
import { TriageFilters } from './filters';
import { Group, List } from './rows';
import { BOARD, type TriageSearch } from './search';
import './triage.css';

type Summary = components['schemas']['TriageSummary'];

/** The staff's desk: the submissions of a campaign by state, what waits for whom, and what is late. */
export function TriagePage({ search }: { search: TriageSearch }) {
  const { t } = useTranslation('triage');
  const campaigns = query.useQuery(
    'get',
    '/api/v1/campaigns',
    { params: { query: { limit: 100 } } },
    { throwOnError: true },
  );
  if (!campaigns.data) return <Skeleton lines={6} />;
  const known = campaigns.data.items;
  // Unless one is named, the one whose submissions are scored now.
  const inTriage = known.find(({ stages }) => stages.some((it) => it.kind === 'triage' && it.state === 'open'));
  const chosen = search.campaign ?? (inTriage ?? known[0])?.slug;
  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      {chosen ? (
        <>
          <CampaignChoice campaigns={known} chosen={chosen} />
          <Desk campaign={chosen} search={search} />
        </>
      ) : (
        <EmptyState title={t('noCampaigns')} />
      )}
    </div>
  );
}

interface ChoiceProps {
  campaigns: readonly components['schemas']['CampaignCard'][];
  chosen: string;
}

function CampaignChoice({ campaigns, chosen }: ChoiceProps) {
  const { t } = useTranslation('triage');
  const navigate = useNavigate({ from: '/triage/' });
  return (
    <div className="triage-campaign">
      <Select
        label={t('campaign')}
        options={campaigns.map(({ slug, title }) => ({ value: slug, label: localized(title) }))}
        value={chosen}
        onChange={(event) => void navigate({ search: { campaign: event.target.value }, resetScroll: false })}
      />
    </div>
  );
}

function Desk({ campaign, search }: { campaign: string; search: TriageSearch }) {
  const { t } = useTranslation('triage');
  const { data: summary } = query.useQuery(
    'get',
    '/api/v1/campaigns/{slug}/triage-summary',
    { params: { path: { slug: campaign } } },
    { throwOnError: true },
  );
  if (!summary) return <Skeleton lines={4} />;
  const counts = new Map(summary.by_status.map(({ status, count }) => [status, count]));
  const narrowed = Boolean(search.policy_area || search.kind || search.overdue || search.unscored || search.q);
  const groups = BOARD.filter((status) => counts.has(status));
  return (
    <>
      <Standing campaign={campaign} summary={summary} />
      <TriageFilters
        campaign={campaign}
        search={search}
        scores={summary.waiting_for_me != null}
        ordersByScores={summary.abilities.can_order_by_scores}
      />
      {groups.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : search.status || narrowed ? (
        <List campaign={campaign} search={search} />
      ) : (
        groups.map((status) => (
          <Group key={status} campaign={campaign} status={status} count={counts.get(status) ?? 0} search={search} />
        ))
      )}
    </>
  );
}

/** What waits for this person, what is late, and until when scores and decisions are taken. */
function Standing({ campaign, summary }: { campaign: string; summary: Summary }) {
  const { t } = useTranslation('triage');
  const { date } = useFormats();
  const all = summary.by_status.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="stack" aria-label={t('standing.label')}>
      {summary.open ? null : <Notice tone="warn" title={t('standing.closed')} />}
      <dl className="triage-figures">
        <div>
          <dt>{t('standing.all')}</dt>
          <dd>{all}</dd>
        </div>
        <div className={summary.overdue > 0 ? 'figure-late' : undefined}>
          <dt>{t('standing.overdue')}</dt>
          <dd>
            <Link to="/triage" search={{ campaign, overdue: true }}>
              {summary.overdue}
            </Link>
          </dd>
        </div>
        {summary.waiting_for_me == null ? null : (
          <div>
            <dt>{t('standing.mine')}</dt>
            <dd>{summary.waiting_for_me}</dd>
          </div>
        )}
        {summary.closes_at && summary.open ? (
          <div>
            <dt>{t('standing.until')}</dt>
            <dd className="figure-date">{date(summary.closes_at)}</dd>
          </div>
        ) : null}
      </dl>
      {summary.waiting_for_me ? <Begin campaign={campaign} /> : null}
    </section>
  );
}

function Begin({ campaign }: { campaign: string }) {
  const { t } = useTranslation('triage');
  const { data } = query.useQuery('get', '/api/v1/campaigns/{slug}/triage-queue', {
    params: { path: { slug: campaign } },
  });
  if (!data?.next) return null;
  return (
    <div>
      <ButtonLink to="/triage/$id" params={{ id: data.next.id }} variant="call">
        {t('begin')}
      </ButtonLink>
    </div>
  );
}

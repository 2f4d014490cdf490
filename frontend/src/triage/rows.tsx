import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { type Column, DataTable } from '@/ui/data-table';
import { Listing } from '@/ui/listing';
import { EmptyState, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import type { SubmissionStatus } from '@/words/lists';
import type { TriageSearch } from './search';
import { SubmissionStatusTag } from './status';

type Item = components['schemas']['TriageItem'];

/** How many of a state the board shows. */
const PREVIEW = 8;

interface GroupProps {
  campaign: string;
  status: SubmissionStatus;
  count: number;
  search: TriageSearch;
}

/** One state of the board: how many are in it, and the first of them. */
export function Group({ campaign, status, count, search }: GroupProps) {
  const { t } = useTranslation('triage');
  const { t: word } = useTranslation('words');
  const { data } = query.useQuery(
    'get',
    '/api/v1/campaigns/{slug}/triage',
    { params: { path: { slug: campaign }, query: { status, limit: PREVIEW, sort: search.sort ?? 'due' } } },
    { throwOnError: true },
  );
  const name = word(`submission.${status}`);
  return (
    <section className="stack triage-group" aria-labelledby={`group-${status}`}>
      <div className="row row-apart">
        <h2 id={`group-${status}`}>
          {name} <span className="triage-count">{count}</span>
        </h2>
        {count > PREVIEW ? (
          <Link to="/triage" search={{ ...search, campaign, status }}>
            {t('group.all', { count })}
          </Link>
        ) : null}
      </div>
      {data ? <Rows caption={name} items={data.items} /> : <Skeleton lines={Math.min(count, PREVIEW)} />}
    </section>
  );
}

/** All that the filters leave, a page at a time. */
export function List({ campaign, search }: { campaign: string; search: TriageSearch }) {
  const { t } = useTranslation('triage');
  const { campaign: _, ...filters } = search;
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/campaigns/{slug}/triage',
    { params: { path: { slug: campaign }, query: { ...filters, limit: 30 } } },
    byCursor,
  );
  return (
    <section className="stack" aria-label={t('found')}>
      <Listing
        list={list}
        wait={<Skeleton lines={8} />}
        empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      >
        {(items) => <Rows caption={t('found')} items={items} withStatus />}
      </Listing>
    </section>
  );
}

function Rows({ caption, items, withStatus }: { caption: string; items: readonly Item[]; withStatus?: boolean }) {
  const { t } = useTranslation('triage');
  const columns: Column<Item>[] = [
    { key: 'title', head: t('column.title'), cell: (item) => <Title item={item} /> },
    { key: 'scores', head: t('column.scores'), cell: (item) => <ScoreCell item={item} /> },
    { key: 'age', head: t('column.age'), cell: (item) => t('days', { count: item.age_days }) },
    { key: 'due', head: t('column.due'), cell: (item) => <Due item={item} /> },
  ];
  if (withStatus) {
    columns.splice(1, 0, {
      key: 'status',
      head: t('column.status'),
      cell: (item) => <SubmissionStatusTag status={item.status} />,
    });
  }
  return <DataTable caption={caption} captionHidden columns={columns} rows={items} keyOf={({ id }) => id} />;
}

function Title({ item }: { item: Item }) {
  const { t: word } = useTranslation('words');
  const { challenge } = item;
  const facts = [item.code, bodyName(item.organisation), item.policy_area && word(`theme.${item.policy_area}`)];
  return (
    <div className="stack stack-tight">
      <Link to="/triage/$id" params={{ id: item.id }} className="triage-title">
        {item.title}
      </Link>
      <span className="faint">{facts.filter(Boolean).join(' · ')}</span>
      {challenge ? (
        <span className="faint">
          →{' '}
          <Link to="/challenges/$id" params={{ id: challenge.id }}>
            {challenge.code}
          </Link>
        </span>
      ) : null}
    </div>
  );
}

/** The mean and its spread where one may see them; else how many have scored, and why one does not see more. */
function ScoreCell({ item }: { item: Item }) {
  const { t } = useTranslation('triage');
  const { number } = useFormats();
  const { scores } = item;
  return (
    <div className="stack stack-tight triage-scores">
      {scores?.mean == null ? null : (
        <span>
          <strong className="number">{number(scores.mean, 1)}</strong>
          {scores.spread == null ? null : <span className="faint"> ± {number(scores.spread, 1)}</span>}
        </span>
      )}
      {item.score_count == null ? null : <span className="faint">{t('scored', { count: item.score_count })}</span>}
      {item.scored_by_me ? <Tag tone="good">{t('mine')}</Tag> : null}
      {item.conflict ? <Tag tone="warn">{t(`conflict.${item.conflict}.short`)}</Tag> : null}
    </div>
  );
}

function Due({ item }: { item: Item }) {
  const { t } = useTranslation('triage');
  const { shortDate } = useFormats();
  if (!item.due_at) return <span className="faint">—</span>;
  return (
    <div className="stack stack-tight">
      <span>{shortDate(item.due_at)}</span>
      {item.overdue ? <Tag tone="bad">{t('overdue')}</Tag> : null}
    </div>
  );
}

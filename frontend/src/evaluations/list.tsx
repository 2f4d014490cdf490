import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { useFormats, useTranslation } from '@/i18n';
import { Card, CardGrid } from '@/ui/card';
import { Meter } from '@/ui/charts';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { OutcomeTag } from './outcome';
import type { RoundSummary } from './queries';
import './evaluations.css';

/** The projects that wait for my evaluation, then the other rounds. */
export function EvaluationsPage() {
  const { t } = useTranslation('evaluations');
  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      <Rounds awaiting />
      <Rounds awaiting={false} />
    </div>
  );
}

function Rounds({ awaiting }: { awaiting: boolean }) {
  const { t } = useTranslation('evaluations');
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/evaluation-rounds',
    { params: { query: { awaiting_me: awaiting, limit: 12 } } },
    byCursor,
  );
  const which = awaiting ? 'awaiting' : 'others';
  return (
    <section className="stack" aria-labelledby={`rounds-${which}`}>
      <h2 id={`rounds-${which}`}>{t(`list.${which}`)}</h2>
      <Listing
        list={list}
        wait={<Skeleton card lines={4} />}
        empty={<EmptyState title={t(`list.${which}None`)}>{t(`list.${which}NoneText`)}</EmptyState>}
      >
        {(items) => (
          <CardGrid items={items} keyOf={({ id }) => id}>
            {(round) => <RoundCard round={round} />}
          </CardGrid>
        )}
      </Listing>
    </section>
  );
}

function RoundCard({ round }: { round: RoundSummary }) {
  const { t } = useTranslation('evaluations');
  const { relative } = useFormats();
  const { evaluated, quorum } = round;
  return (
    <Card
      title={
        <Link to="/evaluations/$roundId" params={{ roundId: round.id }}>
          {round.title}
        </Link>
      }
      tags={
        <>
          <OutcomeTag outcome={round.outcome} />
          {round.mine ? <Tag tone={round.mine === 'draft' ? 'warn' : 'good'}>{t(`mine.${round.mine}`)}</Tag> : null}
          {round.number > 1 ? <span className="faint">{t('number', { number: round.number })}</span> : null}
        </>
      }
      foot={t('list.opened', { code: round.challenge?.code ?? '', when: relative(round.opened_at) })}
    >
      <p className="clamp">{round.summary}</p>
      {round.status === 'open' ? (
        <Meter label={t('quorum')} value={evaluated} max={quorum} text={t('of', { evaluated, quorum })} />
      ) : null}
    </Card>
  );
}

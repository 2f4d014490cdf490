import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bodyName, localized, useFormats, useTranslation } from '@/i18n';
import { Meter } from '@/ui/charts';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { Decide } from './decide';
import { EvaluationFormPanel } from './form';
import { Given } from './given';
import { OutcomeTag } from './outcome';
import { type Round, roundQuery } from './queries';
import { Summary } from './summary';
import './evaluations.css';

/** A specification before the network: to read, to evaluate, and what the evaluations say. */
export function RoundPage({ id }: { id: string }) {
  const { t } = useTranslation('evaluations');
  const { data: round } = useQuery({ ...roundQuery(id), throwOnError: true });
  if (!round) return <Skeleton lines={10} />;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={round.project.title}
        lead={<p className="evaluation-text">{round.project.summary}</p>}
        above={
          <>
            <Breadcrumbs
              way={[
                <Link key="list" to="/evaluations">
                  {t('title')}
                </Link>,
              ]}
              here={round.project.challenge.code}
            />
            <span className="row">
              <OutcomeTag outcome={round.outcome} />
              <span className="faint">{t('number', { number: round.number })}</span>
            </span>
          </>
        }
      />
      <OutcomeNotice round={round} />
      <Facts round={round} />
      <Specification round={round} />
      {round.abilities.can_evaluate ? (
        <EvaluationFormPanel key={round.mine?.revision ?? 0} round={round} />
      ) : (
        <Refusal round={round} />
      )}
      {round.summary ? (
        <>
          <Summary round={round} summary={round.summary} />
          <Given round={round} />
        </>
      ) : (
        <p className="soft measure">{t('hidden')}</p>
      )}
      {round.abilities.can_decide ? <Decide round={round} /> : null}
    </div>
  );
}

function OutcomeNotice({ round }: { round: Round }) {
  const { t } = useTranslation('evaluations');
  const { date } = useFormats();
  if (!round.outcome) return null;
  const tone = round.outcome === 'approve' ? 'good' : round.outcome === 'revise' ? 'warn' : 'bad';
  return (
    <Notice tone={tone} title={t(`project.${round.outcome}`)}>
      <p className="evaluation-text">{round.rationale}</p>
      <p className="faint">
        {t('decidedBy', { name: round.decided_by?.name ?? '', when: date(round.decided_at ?? round.opened_at) })}
      </p>
    </Notice>
  );
}

function Facts({ round }: { round: Round }) {
  const { t } = useTranslation('evaluations');
  const { evaluated, quorum } = round;
  return (
    <dl className="round-facts">
      <div>
        <dt>{t('challenge')}</dt>
        <dd>
          <Link to={`/challenges/${round.project.challenge.id}` as string}>{round.project.challenge.title}</Link>
        </dd>
      </div>
      <div>
        <dt>{t('team')}</dt>
        <dd>
          {round.project.team.map(({ member_id, name, organisation, lead }) => (
            <span key={member_id} className="round-person">
              {name} {lead ? <Tag tone="info">{t('teamLead')}</Tag> : null}
              <span className="faint"> {bodyName(organisation)}</span>
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt className="hidden-text">{t('quorum')}</dt>
        <dd>
          <Meter label={t('quorum')} value={evaluated} max={quorum} text={t('of', { evaluated, quorum })} />
        </dd>
      </div>
    </dl>
  );
}

/** The text as it was sent: what the team writes afterwards does not change what is evaluated. */
function Specification({ round }: { round: Round }) {
  const { t } = useTranslation('evaluations');
  // Whoever is to evaluate reads all of it; the others come for what the evaluations say.
  const isRead = round.abilities.can_evaluate && round.mine?.status !== 'submitted';
  return (
    <section className="stack stack-tight" aria-labelledby="sent">
      <h2 id="sent">{t('sent')}</h2>
      {round.sections.map((section) => (
        <details key={section.key} className="sent-section" open={isRead}>
          <summary>
            <h3>{localized(section.title) || section.key}</h3>
          </summary>
          <p className="evaluation-text">{section.body.trim() || t('empty')}</p>
        </details>
      ))}
    </section>
  );
}

function Refusal({ round }: { round: Round }) {
  const { t } = useTranslation('evaluations');
  if (!round.refusal || round.refusal === 'decided') return null;
  return <Notice title={t('refusal.title')}>{t(`refusal.${round.refusal}`)}</Notice>;
}

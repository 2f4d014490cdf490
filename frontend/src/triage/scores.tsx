import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Meter } from '@/ui/charts';
import { Tag } from '@/ui/tag';

type Scores = components['schemas']['Scores'];
type Score = components['schemas']['Score'];
type Criteria = components['schemas']['CriteriaSet'];

/** What the others gave, once one may see it; before that, why not yet. */
export function OthersScores({ scores, criteria }: { scores: Scores; criteria: Criteria }) {
  const { t } = useTranslation('triage');
  const { number } = useFormats();
  if (scores.conflict) return null;
  const { summary, others } = scores;
  const all = [...(scores.mine ? [scores.mine] : []), ...(others ?? [])];
  const top = Math.max(...criteria.scale.map(({ value }) => value));
  return (
    <section className="stack" aria-labelledby="others-title">
      <h2 id="others-title">{t('others.title')}</h2>
      {!summary || !others ? (
        <p className="soft">{t('others.hidden')}</p>
      ) : all.length === 0 ? (
        <p className="soft">{t('others.none')}</p>
      ) : (
        <>
          <p className="review-mean">
            <strong className="number">{summary.mean == null ? '—' : number(summary.mean, 2)}</strong>{' '}
            <span className="soft">
              {t('others.of', { top })} · {t('scored', { count: summary.count })}
              {summary.spread == null ? null : ` · ${t('others.spread', { spread: number(summary.spread, 2) })}`}
            </span>
          </p>
          <div className="stack stack-tight">
            {criteria.criteria.map(({ key, label }) => {
              const given = all.map(({ values }) => values[key]).filter((value) => value != null);
              const mean = given.reduce((sum, value) => sum + value, 0) / given.length;
              return (
                <Meter
                  key={key}
                  label={localized(label)}
                  value={given.length > 0 ? mean : 0}
                  max={top}
                  text={given.length > 0 ? number(mean, 1) : t('others.abstained')}
                />
              );
            })}
          </div>
          {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
          <ul role="list" className="triage-given">
            {all.map((score) => (
              <One key={score.id} score={score} own={score.id === scores.mine?.id} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function One({ score, own }: { score: Score; own: boolean }) {
  const { t } = useTranslation('triage');
  const { number } = useFormats();
  return (
    <li>
      <span className="row row-apart">
        <span>{own ? t('others.me') : score.reviewer?.name}</span>
        <strong className="number">{score.weighted == null ? '—' : number(score.weighted, 2)}</strong>
      </span>
      {score.recommendation ? (
        <span className="row">
          <span className="faint">{t('others.recommends')}</span>
          <Tag tone={score.recommendation === 'promote' ? 'good' : 'neutral'}>{t(`kind.${score.recommendation}`)}</Tag>
        </span>
      ) : null}
      {score.comment ? <p className="soft review-text">{score.comment}</p> : null}
    </li>
  );
}

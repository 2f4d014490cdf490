import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Bars, StackedBars } from '@/ui/charts';
import { step } from './form';
import type { Round } from './queries';

interface Props {
  round: Round;
  summary: components['schemas']['EvaluationSummary'];
}

/** What the evaluations add up to. */
export function Summary({ round, summary }: Props) {
  const { t } = useTranslation('evaluations');
  const { number } = useFormats();
  const { mean, spread, count } = summary.overall;
  const { criteria, scale } = round.rubric;
  const highest = scale.at(-1)?.value ?? 0;
  const labelOf = (key: string) => localized(criteria.find((each) => each.key === key)?.label) || key;
  const score = (value: number | null | undefined) => (value == null ? t('summary.none') : number(value, 2));
  const rows = summary.criteria.map(({ key, steps }) => {
    const all = steps.reduce((sum, each) => sum + each.count, 0);
    return { key, label: labelOf(key), shares: steps.map((each) => (all > 0 ? each.count / all : 0)) };
  });
  return (
    <section className="stack" aria-labelledby="summary">
      <h2 id="summary">{t('summary.title')}</h2>
      <dl className="round-figures">
        <Figure label={t('summary.mean')} value={score(mean)} note={t('summary.outOf', { highest })} />
        <Figure label={t('summary.spread')} value={score(spread)} note={t('summary.spreadHelp')} />
        <Figure
          label={t('summary.count')}
          value={number(count)}
          note={t(count >= round.quorum ? 'summary.quorate' : 'summary.notQuorate', { quorum: round.quorum })}
        />
      </dl>
      <Bars
        caption={t('summary.byCriterion')}
        unit={t('summary.meanUnit')}
        max={highest}
        bars={summary.criteria.map(({ key, scores, abstained }) => ({
          key,
          label: labelOf(key),
          value: scores.mean ?? 0,
          text:
            abstained > 0
              ? `${score(scores.mean)} ${t('summary.abstained', { count: abstained })}`
              : score(scores.mean),
        }))}
      />
      <StackedBars
        caption={t('summary.distribution')}
        parts={scale.map(({ value, label }) => step(value, localized(label)))}
        rows={rows}
      />
    </section>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <div className="figure">
      <dt>{label}</dt>
      <dd className="figure-value">{value}</dd>
      <dd className="faint">{note}</dd>
    </div>
  );
}

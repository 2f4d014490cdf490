import { localized, useFormats, useTranslation } from '@/i18n';
import { UNSURE } from '@/questionnaires/types';
import { Bars, StackedBars } from '@/ui/charts';
import type { QuestionResult, ResultCell } from './queries';

/** What came out of one question. */
export function Result({ question }: { question: QuestionResult }) {
  const { t } = useTranslation('surveys');
  const { number, percent } = useFormats();
  const caption = localized(question.text);
  const { answered, mean, median, score } = question;
  const figures: [key: string, text: string][] = [
    ['answered', answered == null ? t('results.withheld') : number(answered)],
    ...(mean == null ? [] : ([['mean', number(mean)]] as [string, string][])),
    ...(median == null ? [] : ([['median', number(median)]] as [string, string][])),
    ...(score == null ? [] : ([['score', number(score)]] as [string, string][])),
  ];
  const written = ({ count, share }: ResultCell) =>
    count == null ? t('results.withheld') : t('results.count', { count: number(count), share: percent(share ?? 0) });
  return (
    <div className="result">
      <Chart question={question} caption={caption} written={written} />
      <dl className="result-figures">
        {figures.map(([key, text]) => (
          <div key={key}>
            <dt>{t(`results.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface ChartProps {
  question: QuestionResult;
  caption: string;
  written: (cell: ResultCell) => string;
}

function Chart({ question, caption, written }: ChartProps) {
  const { t } = useTranslation('surveys');
  const { percent } = useFormats();
  if (question.type === 'matrix') {
    const steps = (cells: readonly ResultCell[]) => cells.filter(({ value }) => value !== UNSURE);
    const rows = question.rows.map(({ key, label, counts }) => {
      const unsure = counts.find(({ value }) => value === UNSURE)?.share;
      const name = localized(label);
      return {
        key,
        label: unsure ? t('results.unsure', { row: name, share: percent(unsure) }) : name,
        shares: steps(counts).map(({ share }) => share ?? null),
      };
    });
    const parts = steps(question.rows[0]?.counts ?? []).map(({ label }) => localized(label));
    return <StackedBars caption={caption} parts={parts} rows={rows} />;
  }
  if (question.type === 'nps') {
    const groups = [...question.counts].reverse();
    const row = { key: question.key, label: t('results.answers'), shares: groups.map(({ share }) => share ?? null) };
    return <StackedBars caption={caption} parts={groups.map(({ label }) => localized(label))} rows={[row]} />;
  }
  if (question.counts.length === 0) {
    const isText = ['short_text', 'long_text', 'email', 'date'].includes(question.type);
    return (
      <>
        <p>
          <strong>{caption}</strong>
        </p>
        {isText ? <p className="faint">{t('results.texts')}</p> : null}
      </>
    );
  }
  const bars = question.counts.map((cell) => ({
    key: cell.value,
    label: localized(cell.label),
    value: cell.count ?? 0,
    text: written(cell),
  }));
  return <Bars caption={caption} bars={bars} max={question.answered ?? undefined} unit={t('results.answers')} />;
}

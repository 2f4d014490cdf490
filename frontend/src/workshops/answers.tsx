import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';

type Question = components['schemas']['Question'];

interface Props {
  version: string;
  answers: Readonly<Record<string, unknown>>;
}

/** What somebody answered on the participation form, each answer below its question. */
export function Answers({ version, answers }: Props) {
  const write = useWritten();
  const { data } = query.useQuery(
    'get',
    '/api/v1/questionnaire-versions/{id}',
    { params: { path: { id: version } } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const questions = data?.definition.sections.flatMap((section) => section.questions) ?? [];
  const given = questions.filter(({ key }) => answers[key] !== undefined && answers[key] !== null);
  if (given.length === 0) return null;
  return (
    <dl className="declared-answers">
      {given.map((question) => (
        <div key={question.key}>
          <dt>{localized(question.text)}</dt>
          <dd>{write(question, answers[question.key])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An answer as people read it. */
function useWritten(): (question: Question, answer: unknown) => string {
  const { t } = useTranslation('workshops');
  const { date, number } = useFormats();
  const one = (question: Question, answer: unknown): string => {
    if (typeof answer === 'boolean') return t(answer ? 'answer.yes' : 'answer.no');
    if (Array.isArray(answer)) return answer.map((each) => one(question, each)).join(', ');
    if (typeof answer === 'object' && answer !== null) return inside(question, answer);
    if (answer === 'unsure') return t('answer.unsure');
    const label =
      question.options?.find(({ value }) => value === answer)?.label ??
      question.steps?.find(({ value }) => value === answer)?.label;
    if (label) return localized(label);
    if (typeof answer === 'number') return [number(answer), localized(question.unit)].filter(Boolean).join(' ');
    return question.type === 'date' ? date(String(answer)) : String(answer);
  };
  const inside = (question: Question, answer: object): string => {
    if ('other' in answer) return String(answer.other);
    const rows = Object.entries(answer);
    const rowOf = (key: string) => localized(question.rows?.find((row) => row.key === key)?.label) || key;
    return rows.map(([key, value]) => `${rowOf(key)}: ${one(question, value)}`).join(', ');
  };
  return one;
}

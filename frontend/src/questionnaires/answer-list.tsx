import { useId } from 'react';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';
import './answer-list.css';

type Question = components['schemas']['Question'];

interface Props {
  /** The version of the form that was answered. */
  version: string;
  answers: Readonly<Record<string, unknown>>;
  /** A heading above them. Without an answer there is none. */
  title?: string | undefined;
}

/** What somebody answered on a form, each answer below its question. What was not answered is left out. */
export function AnswerList({ version, answers, title }: Props) {
  const shown = useShownAnswer();
  const id = useId();
  const { data } = query.useQuery(
    'get',
    '/api/v1/questionnaire-versions/{id}',
    { params: { path: { id: version } } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const questions = data?.definition.sections.flatMap((section) => section.questions) ?? [];
  const answered = questions
    .map((question) => ({ question, lines: shown(question, answers[question.key]) }))
    .filter(({ lines }) => lines.length > 0);
  if (answered.length === 0) return null;
  const list = (
    <dl className="answer-list">
      {answered.map(({ question, lines }) => (
        <div key={question.key}>
          <dt>{localized(question.text)}</dt>
          {lines.map((line) => (
            <dd key={line}>{line}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
  if (!title) return list;
  return (
    <section className="stack measure" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {list}
    </section>
  );
}

/** An answer in words: a line for each thing that was chosen. */
function useShownAnswer(): (question: Question, answer: unknown) => string[] {
  const { t } = useTranslation('words');
  const { date, number } = useFormats();
  const step = (question: Question, value: unknown): string =>
    value === 'unsure'
      ? t('answer.unsure')
      : localized(question.steps?.find((each) => each.value === value)?.label) || String(value);
  const choice = (question: Question, value: unknown): string =>
    isRecord(value)
      ? String(value.other ?? '')
      : localized(question.options?.find((each) => each.value === value)?.label) || String(value);
  return (question, answer) => {
    if (answer === undefined || answer === null || answer === '') return [];
    switch (question.type) {
      case 'multiple_choice':
        return Array.isArray(answer) ? answer.map((each) => choice(question, each)) : [];
      case 'single_choice':
      case 'dropdown':
        return [choice(question, answer)];
      case 'scale':
        return [step(question, answer)];
      case 'matrix':
        return isRecord(answer)
          ? (question.rows ?? [])
              .filter(({ key }) => answer[key] !== undefined)
              .map(({ key, label }) => `${localized(label)}: ${step(question, answer[key])}`)
          : [];
      case 'consent':
        return [t(answer === true ? 'answer.yes' : 'answer.no')];
      case 'date':
        return [date(String(answer))];
      case 'number':
      case 'rating':
      case 'nps':
        return [[number(Number(answer)), localized(question.unit)].filter(Boolean).join(' ')];
      default:
        return [String(answer)];
    }
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

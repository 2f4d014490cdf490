import { localized, useFormats, useTranslation } from '@/i18n';
import { Checkbox, RadioGroup } from '@/ui/choices';
import type { Faults } from '@/ui/form';
import { DateField, TextArea, TextField } from '@/ui/text-field';
import { MultipleChoice, SingleChoice } from './choice-question';
import { longestOf, starsOf } from './judge';
import { Matrix } from './matrix';
import { NumberQuestion } from './number-question';
import { Segments } from './segments';
import { type Question, UNSURE } from './types';

export interface QuestionProps {
  question: Question;
  answer: unknown;
  faults: Faults;
  onAnswer: (answer: unknown) => void;
}

/** What every field of a question has. */
export function useFieldProps({ question, faults }: Pick<QuestionProps, 'question' | 'faults'>) {
  const name = `answers.${question.key}`;
  return {
    name,
    label: localized(question.text),
    help: question.help ? localized(question.help) : undefined,
    required: question.required,
    error: faults[name],
  };
}

/** One question as a field of its type. */
export function QuestionField(props: QuestionProps) {
  const { question, answer, onAnswer } = props;
  const { t } = useTranslation('questionnaires');
  const { number } = useFormats();
  const field = useFieldProps(props);
  const text = typeof answer === 'string' ? answer : '';
  const write = (event: { target: { value: string } }) => onAnswer(event.target.value || undefined);
  switch (question.type) {
    case 'short_text':
      return <TextField {...field} value={text} onChange={write} />;
    case 'email':
      return <TextField {...field} type="email" autoComplete="email" value={text} onChange={write} />;
    case 'long_text':
      return <TextArea {...field} maxLength={longestOf(question)} value={text} onChange={write} />;
    case 'number':
      return <NumberQuestion {...props} />;
    case 'date':
      return (
        <DateField
          {...field}
          value={text}
          onChange={write}
          min={question.earliest ?? undefined}
          max={question.latest ?? undefined}
        />
      );
    case 'single_choice':
    case 'dropdown':
      return <SingleChoice {...props} />;
    case 'multiple_choice':
      return <MultipleChoice {...props} />;
    case 'scale': {
      const steps = (question.steps ?? []).map(({ value, label }) => ({
        value: String(value),
        label: localized(label),
      }));
      const choices = question.unsure ? [...steps, { value: UNSURE, label: t('unsure') }] : steps;
      return (
        <RadioGroup
          {...field}
          choices={choices}
          value={answer === undefined ? '' : String(answer)}
          onChange={(value) => onAnswer(value === UNSURE ? value : Number(value))}
        />
      );
    }
    case 'matrix':
      return <Matrix {...props} />;
    case 'rating': {
      const stars = starsOf(question);
      const values = Array.from({ length: stars }, (_, index) => index + 1);
      const label = (value: number) => (
        <>
          <span aria-hidden="true">★</span> {number(value)}
          <span className="hidden-text"> {t('of', { count: stars })}</span>
        </>
      );
      return <Segments {...field} values={values} labelOf={label} value={answer} onChoose={onAnswer} />;
    }
    case 'nps':
      return (
        <Segments
          {...field}
          values={Array.from({ length: 11 }, (_, index) => index)}
          labelOf={number}
          value={answer}
          onChoose={onAnswer}
          low={question.low ? localized(question.low) : undefined}
          high={question.high ? localized(question.high) : undefined}
        />
      );
    case 'consent':
      return (
        <Checkbox
          {...field}
          checked={answer === true}
          onChange={(event) => onAnswer(event.target.checked || undefined)}
        />
      );
    case 'information':
      return <p className="questionnaire-information">{localized(question.text)}</p>;
  }
}

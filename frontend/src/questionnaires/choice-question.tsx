import { localized, useTranslation } from '@/i18n';
import { CheckboxGroup, RadioGroup } from '@/ui/choices';
import { Select, TextField } from '@/ui/text-field';
import { type QuestionProps, useFieldProps } from './question';
import { isObject, OTHER, type Question } from './types';

/** The text of what stands in no option; nothing when an option was chosen. */
const otherOf = (answer: unknown): string | undefined => {
  const text = isObject(answer) ? answer[OTHER] : undefined;
  return typeof text === 'string' ? text : undefined;
};

/** One option, or something else in words of one's own. */
export function SingleChoice({ question, answer, faults, onAnswer }: QuestionProps) {
  const { t } = useTranslation('questionnaires');
  const field = useFieldProps({ question, faults });
  const choices = useChoices(question);
  const other = otherOf(answer);
  const chosen = other === undefined ? (typeof answer === 'string' ? answer : '') : OTHER;
  if (question.type === 'dropdown') {
    return (
      <Select
        {...field}
        options={choices}
        placeholder={t('choose')}
        value={chosen}
        onChange={(event) => onAnswer(event.target.value || undefined)}
      />
    );
  }
  return (
    <>
      <RadioGroup
        {...field}
        choices={choices}
        value={chosen}
        onChange={(value) => onAnswer(question.other && value === OTHER ? { [OTHER]: '' } : value)}
      />
      {other === undefined ? null : (
        <OtherText question={question} faults={faults} text={other} onText={(text) => onAnswer({ [OTHER]: text })} />
      )}
    </>
  );
}

/** Several options; one that stands alone takes the others away. */
export function MultipleChoice({ question, answer, faults, onAnswer }: QuestionProps) {
  const field = useFieldProps({ question, faults });
  const choices = useChoices(question);
  const given: unknown[] = Array.isArray(answer) ? answer : [];
  const other = given.map(otherOf).find((text) => text !== undefined);
  const chosen = given.map((one) => (typeof one === 'string' ? one : OTHER));
  const isAlone = (value: string) => question.options?.some((option) => option.exclusive && option.value === value);

  const choose = (next: string[]) => {
    const added = next.find((value) => !chosen.includes(value));
    const left = added === undefined ? next : isAlone(added) ? [added] : next.filter((value) => !isAlone(value));
    const inOrder = choices.map(({ value }) => value).filter((value) => left.includes(value));
    const answers = inOrder.map((value) => (question.other && value === OTHER ? { [OTHER]: other ?? '' } : value));
    onAnswer(answers.length > 0 ? answers : undefined);
  };
  const write = (text: string) => onAnswer(given.map((one) => (isObject(one) ? { [OTHER]: text } : one)));
  return (
    <>
      <CheckboxGroup {...field} choices={choices} value={chosen} onChange={choose} />
      {other === undefined ? null : <OtherText question={question} faults={faults} text={other} onText={write} />}
    </>
  );
}

function useChoices(question: Question) {
  const { t } = useTranslation('questionnaires');
  const choices = (question.options ?? []).map(({ value, label }) => ({ value, label: localized(label) }));
  return question.other ? [...choices, { value: OTHER, label: t('other.choice') }] : choices;
}

interface OtherProps extends Pick<QuestionProps, 'question' | 'faults'> {
  text: string;
  onText: (text: string) => void;
}

function OtherText({ question, faults, text, onText }: OtherProps) {
  const { t } = useTranslation('questionnaires');
  const name = `answers.${question.key}.${OTHER}`;
  return (
    <div className="questionnaire-other">
      <TextField
        name={name}
        label={t('other.text')}
        error={faults[name]}
        required
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
}

import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Select, TextField } from '@/ui/text-field';
import { conditionOf, flatTests, replaced, without } from './edit';
import { type AnswerTest, type Condition, isAnswered, OTHER, type Question, UNSURE } from './types';

interface Props {
  condition: Condition | null | undefined;
  /** The questions before this one. */
  earlier: readonly Question[];
  onChange: (condition: Condition | undefined) => void;
}

/** When a question or a section is asked: a list of tests on earlier answers. */
export function ConditionEditor({ condition, earlier, onChange }: Props) {
  const { t } = useTranslation('questionnaire-editor');
  const flat = flatTests(condition);
  const testable = earlier.filter(isAnswered);
  if (!flat) {
    return (
      <div className="stack">
        <p>{t('edit.condition.deep')}</p>
        <p className="row">
          <Button small onClick={() => onChange(undefined)}>
            {t('edit.condition.clear')}
          </Button>
        </p>
      </div>
    );
  }
  const { join, tests } = flat;
  const first = testable.at(-1);
  return (
    <fieldset className="editor-group">
      <legend>{t('edit.condition.title')}</legend>
      {tests.length === 0 ? (
        <p className="faint">{t(first ? 'edit.condition.always' : 'edit.condition.none')}</p>
      ) : null}
      {tests.length > 1 ? (
        <Select
          label={t('edit.condition.join')}
          options={(['all', 'any'] as const).map((value) => ({ value, label: t(`edit.condition.${value}`) }))}
          value={join}
          onChange={(event) => onChange(conditionOf(event.target.value === 'any' ? 'any' : 'all', tests))}
        />
      ) : null}
      {tests.map((test, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tests have no names of their own
        <div key={index} className="editor-test">
          <TestEditor
            test={test}
            questions={testable}
            onChange={(next) => onChange(conditionOf(join, replaced(tests, index, next)))}
          />
          <Button small onClick={() => onChange(conditionOf(join, without(tests, index)))}>
            {t('edit.remove')}
          </Button>
        </div>
      ))}
      {first ? (
        <p className="row">
          <Button
            small
            onClick={() => onChange(conditionOf(join, [...tests, { question: first.key, is: 'answered' }]))}
          >
            {t('edit.condition.add')}
          </Button>
        </p>
      ) : null}
    </fieldset>
  );
}

const VALUELESS: readonly string[] = ['answered', 'unanswered'];

interface TestProps {
  test: AnswerTest;
  questions: readonly Question[];
  onChange: (test: AnswerTest) => void;
}

function TestEditor({ test, questions, onChange }: TestProps) {
  const { t } = useTranslation('questionnaire-editor');
  const question = questions.find(({ key }) => key === test.question);
  const ordered = ['number', 'scale', 'matrix', 'rating', 'nps', 'date'].includes(question?.type ?? '');
  const comparisons = [
    'answered',
    'unanswered',
    'equals',
    'differs',
    ...(ordered ? ['at_least', 'at_most'] : []),
  ] as const;
  const { t: fieldText } = useTranslation('questionnaires');
  const values = valuesOf(question, {
    other: fieldText('other.choice'),
    unsure: fieldText('unsure'),
    given: t('edit.condition.given'),
    refused: t('edit.condition.refused'),
  });
  const isNumber = ['number', 'rating', 'nps'].includes(question?.type ?? '');
  const choose = (is: AnswerTest['is']) => {
    const { value: _, ...rest } = test;
    const first = values[0] ? values[0].raw : isNumber ? 0 : '';
    onChange(VALUELESS.includes(is) ? { ...rest, is } : { ...rest, is, value: test.value ?? first });
  };
  return (
    <>
      <Select
        label={t('edit.condition.question')}
        options={questions.map(({ key, text }) => ({ value: key, label: localized(text) }))}
        value={test.question}
        onChange={(event) => {
          const next = questions.find(({ key }) => key === event.target.value);
          const row = next?.rows?.[0]?.key;
          onChange({ question: event.target.value, is: 'answered', ...(row ? { row } : {}) });
        }}
      />
      {question?.rows?.length ? (
        <Select
          label={t('edit.condition.row')}
          options={question.rows.map(({ key, label }) => ({ value: key, label: localized(label) }))}
          value={test.row ?? ''}
          onChange={(event) => onChange({ ...test, row: event.target.value })}
        />
      ) : null}
      <Select
        label={t('edit.condition.is')}
        options={comparisons.map((value) => ({ value, label: t(`edit.is.${value}`) }))}
        value={test.is}
        onChange={(event) => choose(event.target.value as AnswerTest['is'])}
      />
      {VALUELESS.includes(test.is) ? null : values.length > 0 ? (
        <Select
          label={t('edit.condition.value')}
          options={values.map(({ raw, label }) => ({ value: String(raw), label }))}
          value={String(test.value ?? '')}
          onChange={(event) => {
            const chosen = values.find(({ raw }) => String(raw) === event.target.value);
            if (chosen) onChange({ ...test, value: chosen.raw });
          }}
        />
      ) : (
        <TextField
          label={t('edit.condition.value')}
          type={question?.type === 'date' ? 'date' : isNumber ? 'number' : 'text'}
          value={String(test.value ?? '')}
          onChange={(event) => onChange({ ...test, value: isNumber ? Number(event.target.value) : event.target.value })}
        />
      )}
    </>
  );
}

/** What an answer can be held against, where that is a closed list. */
function valuesOf(question: Question | undefined, words: Record<'other' | 'unsure' | 'given' | 'refused', string>) {
  const values: { raw: string | number | boolean; label: string }[] = [];
  for (const { value, label } of question?.options ?? []) values.push({ raw: value, label: localized(label) });
  if (question?.other) values.push({ raw: OTHER, label: words.other });
  for (const { value, label } of question?.steps ?? []) values.push({ raw: value, label: localized(label) });
  if (question?.unsure) values.push({ raw: UNSURE, label: words.unsure });
  if (question?.type === 'consent') {
    values.push({ raw: true, label: words.given }, { raw: false, label: words.refused });
  }
  return values;
}

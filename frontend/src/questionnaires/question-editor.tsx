import { useTranslation } from '@/i18n';
import { Checkbox } from '@/ui/choices';
import { DateField, Select, TextField } from '@/ui/text-field';
import { ConditionEditor } from './condition-editor';
import { asKind, hasOptions, hasSteps, KINDS, newOption, newRow } from './edit';
import { ItemsEditor } from './items-editor';
import { LocalizedFields } from './localized-fields';
import type { Question } from './types';

interface Props {
  question: Question;
  earlier: readonly Question[];
  onChange: (question: Question) => void;
}

/** All that a question is: its type, its texts, its rules and when it is asked. */
export function QuestionEditor({ question, earlier, onChange }: Props) {
  const { t } = useTranslation('questionnaire-editor');
  const { type, help } = question;
  /** Without the field where the value is nothing. */
  const set = (field: keyof Question, value: unknown) => {
    const next: Record<string, unknown> = { ...question, [field]: value };
    if (value === undefined || value === false || value === '') delete next[field];
    onChange(next as unknown as Question);
  };
  const count = (field: 'min_length' | 'max_length' | 'min' | 'max' | 'min_choices' | 'max_choices') => (
    <TextField
      key={field}
      label={t(`edit.${field}`)}
      type="number"
      value={question[field] ?? ''}
      onChange={(event) => set(field, event.target.value === '' ? undefined : Number(event.target.value))}
    />
  );
  const flag = (field: 'required' | 'integer' | 'other' | 'unsure') => (
    <Checkbox
      key={field}
      label={t(`edit.${field}`)}
      checked={question[field] ?? false}
      onChange={(event) => set(field, event.target.checked)}
    />
  );
  return (
    <div className="editor-panel">
      <Select
        label={t('edit.type')}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={type}
        onChange={(event) => onChange(asKind(question, KINDS.find((kind) => kind === event.target.value) ?? type))}
      />
      <LocalizedFields label={t('edit.text')} long value={question.text} onChange={(text) => set('text', text)} />
      <LocalizedFields
        label={t('edit.help')}
        value={help ?? { el: '', en: '' }}
        onChange={(text) => set('help', text.el || text.en ? text : undefined)}
      />
      {type === 'information' ? null : flag('required')}
      {type === 'short_text' || type === 'long_text' ? (
        <div className="editor-pair">{[count('min_length'), count('max_length')]}</div>
      ) : null}
      {type === 'number' ? (
        <>
          <div className="editor-pair">{[count('min'), count('max')]}</div>
          {flag('integer')}
          <LocalizedFields
            label={t('edit.unit')}
            value={question.unit ?? { el: '', en: '' }}
            onChange={(text) => set('unit', text.el || text.en ? text : undefined)}
          />
        </>
      ) : null}
      {type === 'rating' ? count('max') : null}
      {type === 'date' ? (
        <div className="editor-pair">
          {(['earliest', 'latest'] as const).map((field) => (
            <DateField
              key={field}
              label={t(`edit.${field}`)}
              value={question[field] ?? ''}
              onChange={(event) => set(field, event.target.value)}
            />
          ))}
        </div>
      ) : null}
      {hasOptions(type) ? (
        <ItemsEditor
          title={t('edit.options')}
          items={(question.options ?? []).map(({ value, ...rest }) => ({ ...rest, name: value }))}
          nameLabel={t('edit.value')}
          exclusive={type === 'multiple_choice'}
          onNew={(taken) => ({ name: newOption(taken).value, label: { el: '', en: '' } })}
          onChange={(items) =>
            set(
              'options',
              items.map(({ name, label, exclusive }) => ({ value: name, label, ...(exclusive ? { exclusive } : {}) })),
            )
          }
        />
      ) : null}
      {type === 'multiple_choice' ? (
        <div className="editor-pair">{[count('min_choices'), count('max_choices')]}</div>
      ) : null}
      {type === 'single_choice' || type === 'multiple_choice' ? flag('other') : null}
      {hasSteps(type) ? (
        <>
          <ItemsEditor
            title={t('edit.steps')}
            items={(question.steps ?? []).map(({ value, label }) => ({ name: String(value), label }))}
            nameLabel={t('edit.stepValue')}
            onNew={(taken) => ({
              name: String(Math.min(10, Math.max(0, ...taken.map(Number)) + 1)),
              label: { el: '', en: '' },
            })}
            onChange={(items) =>
              set(
                'steps',
                items.map(({ name, label }) => ({ value: Number(name), label })),
              )
            }
          />
          {flag('unsure')}
        </>
      ) : null}
      {type === 'matrix' ? (
        <ItemsEditor
          title={t('edit.rows')}
          items={(question.rows ?? []).map(({ key, label }) => ({ name: key, label }))}
          nameLabel={t('edit.value')}
          onNew={(taken) => ({ name: newRow(taken).key, label: { el: '', en: '' } })}
          onChange={(items) =>
            set(
              'rows',
              items.map(({ name, label }) => ({ key: name, label })),
            )
          }
        />
      ) : null}
      {type === 'nps'
        ? (['low', 'high'] as const).map((end) => (
            <LocalizedFields
              key={end}
              label={t(`edit.${end}`)}
              value={question[end] ?? { el: '', en: '' }}
              onChange={(text) => set(end, text.el || text.en ? text : undefined)}
            />
          ))
        : null}
      <ConditionEditor
        condition={question.show_if}
        earlier={earlier}
        onChange={(condition) => set('show_if', condition)}
      />
      <TextField
        label={t('edit.key')}
        help={t('edit.keyHelp')}
        value={question.key}
        onChange={(event) => onChange({ ...question, key: event.target.value })}
      />
    </div>
  );
}

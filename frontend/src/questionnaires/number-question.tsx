import { useState } from 'react';
import { localized, useTranslation } from '@/i18n';
import { NumberField } from '@/ui/text-field';
import { type QuestionProps, useFieldProps } from './question';

/** A number as people write it: `1.250,5` in Greek, `1,250.5` in English. Anything else stays text, which is a fault. */
export function readNumber(text: string, language: string): number | string | undefined {
  const tidy = text.replaceAll(/\s/g, '');
  if (!tidy) return undefined;
  const [point, group] = language === 'en' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`).test(tidy);
  const plain = (grouped ? tidy.replaceAll(group, '') : tidy).replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** A question for a number. What is typed stays as it is typed. */
export function NumberQuestion({ question, answer, faults, onAnswer }: QuestionProps) {
  const { i18n } = useTranslation('questionnaires');
  const field = useFieldProps({ question, faults });
  const [text, setText] = useState(() => written(answer, i18n.language));
  const unit = question.unit ? localized(question.unit) : undefined;
  return (
    <NumberField
      {...field}
      label={unit ? `${field.label} (${unit})` : field.label}
      inputMode={question.integer ? 'numeric' : 'decimal'}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onAnswer(readNumber(event.target.value, i18n.language));
      }}
    />
  );
}

function written(answer: unknown, language: string): string {
  if (typeof answer !== 'number') return typeof answer === 'string' ? answer : '';
  return language === 'en' ? String(answer) : String(answer).replace('.', ',');
}

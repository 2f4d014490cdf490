import { problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import type { Faults } from '@/ui/form';
import { accept } from './accept';
import { type Answers, type Completeness, type Definition, type Fault, OTHER } from './types';

/** The name of the field of an answer, by the pointer of its fault: `answers.culture.time`. */
export function fieldOf(definition: Definition, pointer: string): string {
  const [, , key = '', ...inside] = pointer.split('/');
  const question = definition.sections.flatMap((section) => section.questions).find((each) => each.key === key);
  const name = `answers.${key}`;
  if (inside.at(-1) === OTHER && question?.other) return `${name}.${OTHER}`;
  return question?.type === 'matrix' && inside[0] ? `${name}.${inside[0]}` : name;
}

function named(definition: Definition, faults: readonly { pointer: string; message: string }[]): Faults {
  const found: Record<string, string> = {};
  for (const { pointer, message } of faults) found[fieldOf(definition, pointer)] ??= message;
  return found;
}

/** The API's faults of answers, by name of field; those of other fields are left to the form. */
export function faultsOfAnswers(definition: Definition, error: unknown): Faults {
  return named(
    definition,
    problemOf(error).errors.filter(({ pointer }) => pointer.startsWith('/answers/')),
  );
}

/** Judges answers in the page, in the words of the API. */
export function useVerdict(): (definition: Definition, answers: Answers, completeness: Completeness) => Faults {
  const { t } = useTranslation('questionnaires');
  const message = ({ code, params = {} }: Fault) => t(`fault.${code}`, params);
  return (definition, answers, completeness) =>
    named(
      definition,
      accept(definition, answers, completeness).faults.map((fault) => ({ ...fault, message: message(fault) })),
    );
}

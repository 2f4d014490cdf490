import { problemOf } from '@/api/problem';
import { localized, useTranslation } from '@/i18n';
import type { Faults } from '@/ui/form';
import { accept } from './accept';
import { type Answers, type Completeness, type Definition, type Fault, OTHER } from './types';

/** The name of the field of an answer, by the pointer of its fault: `answers.culture.time`. */
function fieldOf(definition: Definition, pointer: string): string {
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

/** The same for a summary, where each fault must say what it is about. */
export function withQuestions(definition: Definition, faults: Faults): Faults {
  const questions = definition.sections.flatMap((section) => section.questions);
  const about = (name: string, fault: string) => {
    const [, key, inside] = name.split('.');
    const question = questions.find((each) => each.key === key);
    const row = question?.rows?.find((each) => each.key === inside);
    return question ? `${localized(row?.label ?? question.text)} — ${fault}` : fault;
  };
  return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, about(name, fault)]));
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

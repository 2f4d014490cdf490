import type { Condition, Definition, Question } from './types';

export type Section = Definition['sections'][number];
export type QuestionKind = Question['type'];

/** Where in a definition: a section, or a question in it. */
export interface Place {
  section: number;
  question?: number | undefined;
}

export const KINDS: readonly QuestionKind[] = [
  'short_text',
  'long_text',
  'number',
  'date',
  'single_choice',
  'multiple_choice',
  'dropdown',
  'scale',
  'matrix',
  'rating',
  'nps',
  'consent',
  'email',
  'information',
];

const CHOICES: readonly QuestionKind[] = ['single_choice', 'multiple_choice', 'dropdown'];
export const hasOptions = (kind: QuestionKind): boolean => CHOICES.includes(kind);
export const hasSteps = (kind: QuestionKind): boolean => kind === 'scale' || kind === 'matrix';
const isText = (kind: QuestionKind): boolean => kind === 'short_text' || kind === 'long_text';

const text = (el: string, en: string) => ({ el, en });

/** The first of `a1`, `a2`, … that is not taken. */
function freeKey(prefix: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    if (!taken.includes(`${prefix}${number}`)) return `${prefix}${number}`;
  }
}

export const questionsOf = ({ sections }: Definition): Question[] => sections.flatMap(({ questions }) => questions);

export function newQuestion(definition: Definition): Question {
  const key = freeKey(
    'question_',
    questionsOf(definition).map((each) => each.key),
  );
  return { key, type: 'short_text', text: text('Νέα ερώτηση', 'New question') };
}

export function newSection(definition: Definition): Section {
  const key = freeKey(
    'section_',
    definition.sections.map((each) => each.key),
  );
  return { key, title: text('Νέα ενότητα', 'New section'), questions: [newQuestion(definition)] };
}

export const newOption = (taken: readonly string[]) => ({ value: freeKey('option_', taken), label: text('', '') });
export const newRow = (taken: readonly string[]) => ({ key: freeKey('row_', taken), label: text('', '') });

/** The question as another type: what the new type does not know is left behind, what it needs is begun. */
export function asKind(question: Question, type: QuestionKind): Question {
  const { key, text: asked, help, required, show_if, options = [], other, steps = [], unsure, rows = [] } = question;
  const next: Question = { key, type, text: asked };
  if (help) next.help = help;
  if (show_if) next.show_if = show_if;
  if (required && type !== 'information') next.required = true;
  if (hasOptions(type)) {
    const some =
      options.length > 1
        ? options
        : [
            { ...newOption([]), label: text('Ναι', 'Yes') },
            { ...newOption(['option_1']), label: text('Όχι', 'No') },
          ];
    next.options = type === 'multiple_choice' ? some : some.map(({ value, label }) => ({ value, label }));
    if (other && type !== 'dropdown') next.other = true;
  }
  if (hasSteps(type)) {
    next.steps = steps.length > 1 ? steps : AGREEMENT;
    if (unsure) next.unsure = true;
  }
  if (type === 'matrix') next.rows = rows.length > 0 ? rows : [{ ...newRow([]), label: text('Νέα γραμμή', 'New row') }];
  if (isText(type)) {
    if (question.min_length) next.min_length = question.min_length;
    if (question.max_length) next.max_length = Math.min(question.max_length, type === 'long_text' ? 20_000 : 500);
  }
  return next;
}

const AGREEMENT = [
  { value: 1, label: text('Διαφωνώ απόλυτα', 'Strongly disagree') },
  { value: 2, label: text('Διαφωνώ', 'Disagree') },
  { value: 3, label: text('Ούτε συμφωνώ ούτε διαφωνώ', 'Neither agree nor disagree') },
  { value: 4, label: text('Συμφωνώ', 'Agree') },
  { value: 5, label: text('Συμφωνώ απόλυτα', 'Strongly agree') },
];

/** The list with one of its items elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item === undefined || to < 0 || to > next.length) return [...list];
  next.splice(to, 0, item);
  return next;
}

export const replaced = <T>(list: readonly T[], at: number, item: T): T[] =>
  list.map((each, index) => (index === at ? item : each));
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);

/** A condition as one list of tests, where it is no deeper than that. */
export function flatTests(condition: Condition | null | undefined) {
  if (!condition) return { join: 'all' as const, tests: [] };
  if ('answer' in condition) return { join: 'all' as const, tests: [condition.answer] };
  const join = 'all' in condition ? ('all' as const) : ('any' as const);
  const group = 'all' in condition ? condition.all : condition.any;
  const tests = group.flatMap((each) => ('answer' in each ? [each.answer] : []));
  return tests.length === group.length ? { join, tests } : undefined;
}

export function conditionOf(join: 'all' | 'any', tests: ReturnType<typeof testsOf>): Condition | undefined {
  const [first] = tests;
  if (!first) return undefined;
  const group = tests.map((answer) => ({ answer }));
  if (tests.length === 1) return { answer: first };
  return join === 'all' ? { all: group } : { any: group };
}

const testsOf = (condition: Condition) => flatTests(condition)?.tests ?? [];

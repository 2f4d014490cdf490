import type { components } from '@/api/schema.gen';

export type Definition = components['schemas']['Definition'];
export type Question = components['schemas']['Question'];
export type Condition = components['schemas']['Condition'];
export type AnswerTest = components['schemas']['AnswerTest'];

/** Answers by the keys of the questions, as the API takes them. */
export type Answers = Readonly<Record<string, unknown>>;

/** What is wrong with an answer: the same pointers and codes as the API's. */
export interface Fault {
  pointer: string;
  code: string;
  params?: Readonly<Record<string, number | string>>;
}

export type Completeness = 'draft' | 'complete';

export const OTHER = 'other';
export const UNSURE = 'unsure';

/** Whether a question has an answer at all. */
export const isAnswered = (question: Question): boolean => question.type !== 'information';

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

import { expect, test } from 'vitest';
import { asKind, conditionOf, flatTests, moved, newQuestion, newSection } from './edit';
import type { Question } from './types';

const asked = { el: 'Ερώτηση', en: 'Question' };
const test1 = { question: 'a', is: 'answered' } as const;
const test2 = { question: 'b', is: 'equals', value: 'x' } as const;

test('a new question and a new section have keys that nobody has', () => {
  const first = { sections: [newSection({ sections: [] })] };
  expect(newSection(first).key).toBe('section_2');
  expect(newQuestion(first).key).toBe('question_2');
});

test('another type leaves behind what it does not know and begins what it needs', () => {
  const number: Question = { key: 'a', type: 'number', text: asked, min: 0, max: 9, required: true };
  expect(asKind(number, 'information')).toEqual({ key: 'a', type: 'information', text: asked });
  const choice = asKind(number, 'single_choice');
  expect(choice.options?.length).toBe(2);
  expect(choice.required).toBe(true);
  expect(choice.min).toBeUndefined();
  expect(asKind(choice, 'matrix').rows?.length).toBe(1);
  expect(asKind(asKind(choice, 'multiple_choice'), 'dropdown').options).toEqual(choice.options);
});

test('what is moved beyond the ends stays', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b']);
});

test('conditions of one level are lists of tests, deeper ones are not', () => {
  expect(flatTests(undefined)).toEqual({ join: 'all', tests: [] });
  for (const [join, tests] of [
    ['all', [test1]],
    ['any', [test1, test2]],
    ['all', [test1, test2]],
  ] as const) {
    expect(flatTests(conditionOf(join, [...tests]))).toEqual({ join, tests });
  }
  expect(conditionOf('any', [])).toBeUndefined();
  expect(flatTests({ all: [{ any: [{ answer: test1 }] }] })).toBeUndefined();
});

import { expect, test } from 'vitest';
import examples from '../../../api/src/questionnaires/verdicts.json';
import { accept } from './accept';
import type { Definition } from './types';

interface Example {
  rule: string;
  questions?: unknown;
  sections?: unknown;
  draft?: boolean;
  answers: unknown;
  kept?: unknown;
  faults?: string[];
}

test.each(examples as Example[])('$rule', ({ questions, sections, draft, answers, kept, faults }) => {
  const only = [{ key: 'only', title: { el: 'Μόνη', en: 'Only' }, questions }];
  const definition = { sections: sections ?? only } as Definition;
  const verdict = accept(definition, answers, draft ? 'draft' : 'complete');
  expect(verdict.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(faults ?? []);
  if (kept) expect(verdict.kept).toEqual(kept);
});

import { holds } from './condition';
import { escaped, Judge } from './judge';
import { type Answers, type Completeness, type Definition, type Fault, isAnswered, isObject } from './types';

export interface Verdict {
  /** What is kept: empty answers and those of hidden questions are dropped. */
  kept: Answers;
  faults: Fault[];
  /** The keys of the sections and questions that are asked now. */
  sections: ReadonlySet<string>;
  questions: ReadonlySet<string>;
}

const MOST_UNKNOWN = 20;

/** The verdict on answers: the twin of the API's, which is held against the same examples and whose word counts. */
export function accept(definition: Definition, answers: unknown, completeness: Completeness): Verdict {
  const kept: Record<string, unknown> = {};
  const faults: Fault[] = [];
  const sections = new Set<string>();
  const questions = new Set<string>();
  if (!isObject(answers)) return { kept, faults: [{ pointer: '/answers', code: 'wrong_type' }], sections, questions };
  for (const section of definition.sections) {
    if (!holds(section.show_if, kept)) continue;
    sections.add(section.key);
    for (const question of section.questions) {
      if (!holds(question.show_if, kept)) continue;
      questions.add(question.key);
      if (!isAnswered(question)) continue;
      const judge = new Judge(question, completeness, `/answers/${question.key}`);
      const answer = judge.judge(answers[question.key]);
      if (answer !== undefined) kept[question.key] = answer;
      faults.push(...judge.faults);
    }
  }
  const known = new Set(
    definition.sections.flatMap((section) => section.questions.filter(isAnswered)).map((q) => q.key),
  );
  const unknown = Object.keys(answers).filter((key) => !known.has(key));
  for (const key of unknown.slice(0, MOST_UNKNOWN)) {
    faults.push({ pointer: `/answers/${escaped(key)}`, code: 'unknown_question' });
  }
  return { kept, faults, sections, questions };
}

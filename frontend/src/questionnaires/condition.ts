import { type Answers, type AnswerTest, type Condition, isObject, OTHER } from './types';

/** Whether a condition holds for the answers so far, from which those of hidden questions have been dropped. */
export function holds(condition: Condition | null | undefined, answers: Answers): boolean {
  if (!condition) return true;
  if ('all' in condition) return condition.all.every((each) => holds(each, answers));
  if ('any' in condition) return condition.any.some((each) => holds(each, answers));
  return passes(condition.answer, answers);
}

/** An unanswered question meets no test but `unanswered`. */
function passes({ question, row, is, value }: AnswerTest, answers: Answers): boolean {
  const given = answers[question];
  const answer = row ? (isObject(given) ? given[row] : undefined) : given;
  if (is === 'unanswered') return answer === undefined;
  if (answer === undefined) return false;
  if (is === 'answered') return true;
  if (value === undefined) return false;
  if (is === 'equals') return equals(answer, value);
  if (is === 'differs') return !equals(answer, value);
  const order = compare(answer, value);
  return order !== undefined && (is === 'at_least' ? order >= 0 : order <= 0);
}

function equals(answer: unknown, value: unknown): boolean {
  if (Array.isArray(answer)) return answer.some((one) => equals(one, value));
  return isObject(answer) ? value === OTHER : answer === value;
}

/** Numbers by size, dates by day. */
function compare(answer: unknown, value: unknown): number | undefined {
  if (typeof answer === 'number' && typeof value === 'number') return answer - value;
  if (typeof answer === 'string' && typeof value === 'string') return answer < value ? -1 : answer > value ? 1 : 0;
  return undefined;
}

import { type Completeness, type Fault, isObject, OTHER, type Question, UNSURE } from './types';

const LONGEST_OTHER = 200;
const FURTHEST = 1e12;

/** The verdict on one answer, by the question's type: what is kept of it, and its faults. */
export class Judge {
  readonly faults: Fault[] = [];
  private readonly question: Question;
  private readonly completeness: Completeness;
  private readonly at: string;

  constructor(question: Question, completeness: Completeness, at: string) {
    this.question = question;
    this.completeness = completeness;
    this.at = at;
  }

  judge(answer: unknown): unknown {
    if (!isEmpty(answer)) return this.ofItsType(answer);
    const { required, type } = this.question;
    if (!required) return undefined;
    if (type === 'matrix') return this.rows({});
    this.incomplete(type === 'consent' ? 'consent_required' : 'required');
    return undefined;
  }

  private ofItsType(answer: unknown): unknown {
    const { type } = this.question;
    if (typeof answer === 'string') {
      if (type === 'short_text' || type === 'long_text') return this.text(answer);
      if (type === 'email') return this.email(answer);
      if (type === 'date') return this.date(answer);
    }
    if (typeof answer === 'number') {
      if (type === 'number') return this.number(answer);
      if (type === 'rating') return this.wholeBetween(answer, 1, starsOf(this.question));
      if (type === 'nps') return this.wholeBetween(answer, 0, 10);
    }
    if (type === 'single_choice' && (typeof answer === 'string' || isObject(answer))) {
      return this.choice(answer, this.at);
    }
    if (type === 'dropdown' && typeof answer === 'string') return this.choice(answer, this.at);
    if (type === 'multiple_choice' && Array.isArray(answer)) return this.choices(answer);
    if (type === 'scale' && (typeof answer === 'number' || typeof answer === 'string')) {
      return this.step(answer, this.at);
    }
    if (type === 'matrix' && isObject(answer)) return this.rows(answer);
    if (type === 'consent' && typeof answer === 'boolean') {
      if (this.question.required && !answer) this.incomplete('consent_required');
      return answer;
    }
    return this.refuse('wrong_type');
  }

  private text(given: string): unknown {
    const text = given.trim();
    const line = this.question.type !== 'long_text';
    if (hasControl(text, line)) return this.refuse('control_character');
    const length = [...text].length;
    const longest = longestOf(this.question);
    if (length > longest) return this.refuse('too_long', this.at, { max: longest });
    const shortest = this.question.min_length ?? 0;
    if (length < shortest) this.incomplete('too_short', { min: shortest });
    return text;
  }

  private email(text: string): unknown {
    const kept = this.text(text);
    if (kept !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim())) this.incomplete('email');
    return kept;
  }

  private number(value: number): unknown {
    const { integer, min, max } = this.question;
    if (integer && !Number.isInteger(value)) this.incomplete('not_integer');
    if (value < (min ?? -FURTHEST)) this.incomplete('too_small', { min: min ?? -FURTHEST });
    else if (value > (max ?? FURTHEST)) this.incomplete('too_large', { max: max ?? FURTHEST });
    return value;
  }

  private wholeBetween(value: number, min: number, max: number): unknown {
    const fits = Number.isInteger(value) && value >= min && value <= max;
    return fits ? value : this.refuse('range', this.at, { min, max });
  }

  private date(text: string): unknown {
    const { earliest, latest } = this.question;
    if (!isDate(text)) return this.refuse('date');
    if (earliest && text < earliest) this.incomplete('date_too_early', { min: earliest });
    if (latest && text > latest) this.incomplete('date_too_late', { max: latest });
    return text;
  }

  private choice(answer: string | Record<string, unknown>, at: string): unknown {
    if (typeof answer !== 'string') return this.other(answer, at);
    const known = this.question.options?.some(({ value }) => value === answer);
    return known ? answer : this.refuse('unknown_option', at);
  }

  private other(fields: Record<string, unknown>, at: string): unknown {
    const given = fields[OTHER];
    if (typeof given !== 'string' || Object.keys(fields).length !== 1 || !this.question.other) {
      return this.refuse('unknown_option', at);
    }
    const text = given.trim();
    if (hasControl(text, true)) return this.refuse('control_character', `${at}/${OTHER}`);
    if ([...text].length > LONGEST_OTHER) return this.refuse('too_long', `${at}/${OTHER}`, { max: LONGEST_OTHER });
    if (!text && this.completeness === 'complete') {
      this.faults.push({ pointer: `${at}/${OTHER}`, code: 'other_text_required' });
    }
    return { [OTHER]: text };
  }

  private choices(chosen: readonly unknown[]): unknown {
    const kept: unknown[] = [];
    for (const [index, one] of chosen.entries()) {
      const at = `${this.at}/${index}`;
      if (typeof one !== 'string' && !isObject(one)) return this.refuse('wrong_type', at);
      const accepted = this.choice(one, at);
      if (accepted === undefined) return undefined;
      if (kept.some((earlier) => earlier === accepted || (isObject(earlier) && isObject(accepted)))) {
        return this.refuse('duplicate_option', at);
      }
      kept.push(accepted);
    }
    const { options, min_choices: min, max_choices: max } = this.question;
    const alone = kept.some((one) => options?.some(({ value, exclusive }) => exclusive && value === one));
    if (alone && kept.length > 1) this.incomplete('exclusive_option');
    else if (min && kept.length < min && !alone) this.incomplete('too_few', { min });
    else if (max && kept.length > max) this.incomplete('too_many', { max });
    return kept;
  }

  private step(answer: unknown, at: string): unknown {
    if (answer === UNSURE && this.question.unsure) return answer;
    const known = this.question.steps?.some(({ value }) => value === answer);
    return known ? answer : this.refuse('unknown_option', at);
  }

  private rows(given: Record<string, unknown>): unknown {
    const kept: Record<string, unknown> = {};
    const rows = this.question.rows ?? [];
    for (const { key } of rows) {
      const at = `${this.at}/${key}`;
      if (!isEmpty(given[key])) {
        const step = this.step(given[key], at);
        if (step !== undefined) kept[key] = step;
      } else if (this.question.required && this.completeness === 'complete') {
        this.faults.push({ pointer: at, code: 'row_required' });
      }
    }
    const unknown = Object.keys(given).find((key) => !rows.some((row) => row.key === key));
    if (unknown !== undefined) this.faults.push({ pointer: `${this.at}/${escaped(unknown)}`, code: 'unknown_field' });
    return Object.keys(kept).length > 0 ? kept : undefined;
  }

  /** A fault at any time: nothing of the answer is kept. */
  private refuse(code: string, at = this.at, params?: Fault['params']): undefined {
    this.faults.push(params ? { pointer: at, code, params } : { pointer: at, code });
    return undefined;
  }

  /** A fault only in what is handed in. */
  private incomplete(code: string, params?: Fault['params']): void {
    if (this.completeness === 'complete') this.refuse(code, this.at, params);
  }
}

export const starsOf = (question: Question): number => question.max ?? 5;

export function longestOf({ type, max_length }: Question): number {
  return max_length ?? (type === 'long_text' ? 4_000 : type === 'email' ? 254 : 200);
}

export const escaped = (key: string): string =>
  [...key].slice(0, 64).join('').replaceAll('~', '~0').replaceAll('/', '~1');

function isEmpty(answer: unknown): boolean {
  if (answer === undefined || answer === null) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  if (Array.isArray(answer)) return answer.length === 0;
  return isObject(answer) && Object.keys(answer).length === 0;
}

/** Control characters; in paragraphs breaks and tabs are none. */
const hasControl = (text: string, line: boolean): boolean => (line ? /\p{Cc}/u : /[^\P{Cc}\n\r\t]/u).test(text);

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

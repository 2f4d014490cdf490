import { describe, expect, it } from 'vitest';
import { fieldErrors, isProblem, Problem, problemIn, problemOf } from './problem';

const answer = (body: unknown, init: ResponseInit) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/problem+json' }, ...init });

describe('a problem', () => {
  it('is read from the answer', async () => {
    const problem = await problemIn(
      answer({ type: '/problems/survey-closed', title: 'Η έρευνα έχει κλείσει', status: 409 }, { status: 409 }),
    );
    expect(problem.slug).toBe('survey-closed');
    expect(problem.message).toBe('Η έρευνα έχει κλείσει');
    expect(isProblem(problem, 'survey-closed')).toBe(true);
    expect(isProblem(problem, 'stale')).toBe(false);
  });

  it('is made of an answer that is none', async () => {
    const problem = await problemIn(new Response('<h1>502</h1>', { status: 502, statusText: 'Bad Gateway' }));
    expect(problem.status).toBe(502);
    expect(problem.errors).toEqual([]);
  });

  it('is made of whatever was thrown', () => {
    expect(problemOf(new TypeError('x is undefined')).slug).toBe('page-fault');
  });

  it('names the fields as the forms do, the first fault of each', () => {
    const problem = new Problem({
      type: '/problems/validation',
      title: '',
      status: 422,
      errors: [
        { pointer: '/email', code: 'email', message: 'Γράψτε ένα email' },
        { pointer: '/email', code: 'length', message: 'Πολύ μεγάλο' },
        { pointer: '/answers/a~1b/0', code: 'required', message: 'Απαντήστε' },
      ],
    });
    expect(fieldErrors(problem)).toEqual({ email: 'Γράψτε ένα email', 'answers.a/b.0': 'Απαντήστε' });
  });
});

import type { Body } from '@/organisations/queries';
import type { Faults, FormValues } from '@/ui/form';

/** The fields of each step: one thing a page. */
export const STEPS: readonly (readonly string[])[] = [
  ['given_name', 'family_name'],
  ['email', 'password'],
  ['organisation_id'],
  ['unit', 'post', 'category', 'expertise_fields', 'interests', 'expertise'],
  ['consents.terms', 'consents.privacy'],
];

/** The faults of the steps so far: nobody is told of what was not asked yet. */
export function faultsUpTo(step: number, faults: Faults): Faults {
  const asked = STEPS.slice(0, step + 1).flat();
  return Object.fromEntries(Object.entries(faults).filter(([name]) => asked.includes(name)));
}

/* What was answered outlasts a reload and a look at another page, in this tab alone: the computer may be shared. Passwords
   and consents are asked for anew. */
const KEY = 'registration';
const KEPT = ['given_name', 'family_name', 'email', 'unit', 'post', 'category', 'expertise', 'citizen'] as const;

type Kept = Partial<Record<(typeof KEPT)[number], string>> & { body?: Body };

export function keepAnswers(values: FormValues, body: Body | undefined): void {
  const kept = Object.fromEntries(KEPT.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  sessionStorage.setItem(KEY, JSON.stringify({ ...kept, ...(body ? { body } : {}) }));
}

export function keptAnswers(): Kept {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

export const forgetAnswers = (): void => sessionStorage.removeItem(KEY);

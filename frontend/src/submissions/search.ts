import {
  type PolicyArea,
  policyAreas,
  type SubmissionKind,
  type SubmissionStatus,
  submissionKinds,
  submissionStatuses,
} from '@/words/lists';

/** What the address may ask for. */
export interface SubmissionSearch {
  q?: string;
  status?: SubmissionStatus;
  kind?: SubmissionKind;
  policy_area?: PolicyArea;
}

const one = <Word extends string>(value: unknown, known: readonly Word[]): Word | undefined =>
  known.find((each) => each === value);

/** Reads the address; what it does not understand it leaves out. */
export function submissionSearch(raw: Record<string, unknown>): SubmissionSearch {
  const q = typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q).slice(0, 200) : undefined;
  const status = one(raw.status, submissionStatuses);
  const kind = one(raw.kind, submissionKinds);
  const area = one(raw.policy_area, policyAreas);
  return {
    ...(q ? { q } : {}),
    ...(status ? { status } : {}),
    ...(kind ? { kind } : {}),
    ...(area ? { policy_area: area } : {}),
  };
}

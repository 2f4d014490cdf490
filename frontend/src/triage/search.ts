import {
  type PolicyArea,
  policyAreas,
  type SubmissionKind,
  type SubmissionStatus,
  submissionKinds,
} from '@/words/lists';

/** The states of the board, in their order. */
export const BOARD: readonly SubmissionStatus[] = [
  'submitted',
  'in_review',
  'needs_information',
  'promoted',
  'merged',
  'declined',
  'withdrawn',
];

export const SORTS = ['due', 'oldest', 'newest', 'fewest_scores', 'highest', 'most_disputed'] as const;
type Sort = (typeof SORTS)[number];

/** What the staff's list shows, as the address says it. */
export interface TriageSearch {
  campaign?: string;
  status?: SubmissionStatus;
  policy_area?: PolicyArea;
  kind?: SubmissionKind;
  overdue?: true;
  unscored?: true;
  q?: string;
  sort?: Sort;
}

const among = <T>(known: readonly T[], value: unknown): T | undefined => known.find((each) => each === value);
const isOn = (value: unknown): boolean => value === true || value === 'true' || value === 'on';

/** The parameters of the address that make sense; the others are dropped. */
export function triageSearch(given: Record<string, unknown>): TriageSearch {
  const { campaign, q } = given;
  const all = {
    campaign: typeof campaign === 'string' && campaign ? campaign : undefined,
    status: among(BOARD, given.status),
    policy_area: among(policyAreas, given.policy_area),
    kind: among(submissionKinds, given.kind),
    overdue: isOn(given.overdue) || undefined,
    unscored: isOn(given.unscored) || undefined,
    q: (typeof q === 'string' || typeof q === 'number') && String(q) ? String(q).slice(0, 200) : undefined,
    sort: among(SORTS, given.sort),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as TriageSearch;
}

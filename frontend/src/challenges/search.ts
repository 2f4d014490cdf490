import { type PolicyArea, policyAreas } from '@/words/lists';
import { CHALLENGE_STATUSES, type ChallengeStatus } from './status';

/** What narrows the list of challenges. */
export interface ChallengeSearch {
  campaign?: string;
  status?: ChallengeStatus;
  policy_area?: PolicyArea;
  q?: string;
}

/** The parameters of the address that make sense; the others are dropped. */
export function challengeSearch({ campaign, status, policy_area, q }: Record<string, unknown>): ChallengeSearch {
  const found: ChallengeSearch = {};
  if (typeof campaign === 'string' && campaign) found.campaign = campaign;
  const known = CHALLENGE_STATUSES.find((each) => each === status);
  if (known) found.status = known;
  const area = policyAreas.find((each) => each === policy_area);
  if (area) found.policy_area = area;
  if ((typeof q === 'string' || typeof q === 'number') && String(q)) found.q = String(q).slice(0, 200);
  return found;
}

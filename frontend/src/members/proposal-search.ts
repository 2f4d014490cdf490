import type { components } from '@/api/schema.gen';
import { oneOf } from '@/app/search';

export type ProposalStatus = components['schemas']['MandateProposalStatus'];

export const PROPOSAL_STATUSES: readonly ProposalStatus[] = ['proposed', 'confirmed', 'refused', 'withdrawn'];

/** What the address of the queue says. */
export interface QueueSearch {
  status?: ProposalStatus;
}

export const queueSearch = (search: Record<string, unknown>): QueueSearch => {
  const status = oneOf(PROPOSAL_STATUSES, search.status);
  return status ? { status } : {};
};

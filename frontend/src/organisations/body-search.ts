import { oneOf } from '@/app/search';

/** The parts of a body's page in the administration; which one is in the address. */
export const BODY_PARTS = ['data', 'units', 'domains', 'changes'] as const;

export interface BodyPartSearch {
  part?: (typeof BODY_PARTS)[number];
}

export const bodyPartSearch = (search: Record<string, unknown>): BodyPartSearch => {
  const part = oneOf(BODY_PARTS, search.part);
  return part && part !== 'data' ? { part } : {};
};

import type { components } from '@/api/schema.gen';
import { oneOf, texts } from '@/app/search';
import { KINDS, REGIONS } from './kinds';

/** The filters of the registry, as its address says them. */
export interface BodySearch {
  q?: string;
  kind?: components['schemas']['OrganisationKind'];
  region?: (typeof REGIONS)[number];
}

export const bodySearch = (search: Record<string, unknown>): BodySearch => {
  const kind = oneOf(KINDS, search.kind);
  const region = oneOf(REGIONS, search.region);
  return { ...texts(search, 'q'), ...(kind ? { kind } : {}), ...(region ? { region } : {}) };
};

import type { components } from '@/api/schema.gen';
import { oneOf, texts } from '@/app/search';
import { KINDS } from '@/organisations/kinds';

/* What the address of the list says. It stands apart from the page, since the router reads addresses before it
   fetches a page. */

export type MemberStatus = components['schemas']['MemberStatus'];
type OrganisationKind = components['schemas']['OrganisationKind'];
export type Role = components['schemas']['Role'];

export const STATUSES: readonly MemberStatus[] = [
  'managed',
  'registered',
  'awaiting_approval',
  'active',
  'rejected',
  'suspended',
  'left',
];
export const ROLES: readonly Role[] = ['member', 'reviewer', 'coordinator', 'admin'];

/** Days that somebody has waited. */
export const AGES = ['1', '3', '7', '30'] as const;

export interface MemberSearch {
  q?: string;
  domain?: string;
  field?: string;
  kind?: OrganisationKind;
  waiting_days?: (typeof AGES)[number];
  status?: MemberStatus;
  role?: Role;
}

export const memberSearch = (search: Record<string, unknown>): MemberSearch => {
  const status = oneOf(STATUSES, search.status);
  const role = oneOf(ROLES, search.role);
  const kind = oneOf(KINDS, search.kind);
  const age = oneOf(AGES, String(search.waiting_days ?? ''));
  return {
    ...texts(search, 'q', 'domain', 'field'),
    ...(status ? { status } : {}),
    ...(role ? { role } : {}),
    ...(kind ? { kind } : {}),
    ...(age ? { waiting_days: age } : {}),
  };
};

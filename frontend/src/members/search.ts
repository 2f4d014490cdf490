import type { components } from '@/api/schema.gen';
import { oneOf, texts } from '@/app/search';

/* What the address of the list says. It stands apart from the page, since the router reads addresses before it
   fetches a page. */

export type MemberStatus = components['schemas']['MemberStatus'];
export type Role = components['schemas']['Role'];

export const STATUSES: readonly MemberStatus[] = [
  'registered',
  'awaiting_approval',
  'active',
  'rejected',
  'suspended',
  'left',
];
export const ROLES: readonly Role[] = ['member', 'reviewer', 'coordinator', 'admin'];

export interface MemberSearch {
  q?: string;
  status?: MemberStatus;
  role?: Role;
}

export const memberSearch = (search: Record<string, unknown>): MemberSearch => {
  const status = oneOf(STATUSES, search.status);
  const role = oneOf(ROLES, search.role);
  return { ...texts(search, 'q'), ...(status ? { status } : {}), ...(role ? { role } : {}) };
};

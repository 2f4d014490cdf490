import type { components } from '@/api/schema.gen';

export type PolicyArea = components['schemas']['PolicyArea'];

const ALL: Record<PolicyArea, true> = {
  citizen_service: true,
  health: true,
  education: true,
  environment: true,
  transport: true,
  justice: true,
  social_care: true,
  culture: true,
  economy: true,
  digital_government: true,
  civil_protection: true,
  local_government: true,
};

/** All areas of public policy, in the order in which they are offered. */
export const POLICY_AREAS = Object.keys(ALL) as PolicyArea[];

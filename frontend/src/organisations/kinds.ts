import type { components } from '@/api/schema.gen';

type BodyKind = components['schemas']['OrganisationKind'];

export const KINDS: readonly BodyKind[] = [
  'ministry',
  'region',
  'municipality',
  'hospital',
  'university',
  'agency',
  'independent_authority',
  'school',
  'other',
];

/** NUTS-2 codes of Greece, from north to south. */
export const REGIONS = [
  'EL51',
  'EL52',
  'EL53',
  'EL54',
  'EL61',
  'EL62',
  'EL63',
  'EL64',
  'EL65',
  'EL30',
  'EL41',
  'EL42',
  'EL43',
] as const;

import type { components } from '@/api/schema.gen';

type Schemas = components['schemas'];

/** The choices of an entry's fields, in the order in which they are offered. */
export const THEMES = [
  'citizen_service',
  'health',
  'education',
  'environment',
  'transport',
  'justice',
  'social_care',
  'culture',
  'economy',
  'digital_government',
  'civil_protection',
  'local_government',
] as const satisfies readonly Schemas['PolicyArea'][];

export const BODY_KINDS = [
  'ministry',
  'region',
  'municipality',
  'hospital',
  'university',
  'agency',
  'independent_authority',
  'school',
  'other',
] as const satisfies readonly Schemas['OrganisationKind'][];

export const LIFECYCLES = ['idea', 'pilot', 'operating', 'scaled'] as const satisfies readonly Schemas['Lifecycle'][];
export const COSTS = ['none', 'low', 'medium', 'high'] as const satisfies readonly Schemas['CostBand'][];

/** NUTS-2 codes. */
export const REGIONS = [
  'EL30',
  'EL41',
  'EL42',
  'EL43',
  'EL51',
  'EL52',
  'EL53',
  'EL54',
  'EL61',
  'EL62',
  'EL63',
  'EL64',
  'EL65',
] as const;

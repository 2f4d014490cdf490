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

export const LIFECYCLES = ['idea', 'pilot', 'operating', 'scaled'] as const satisfies readonly Schemas['Lifecycle'][];
export const COSTS = ['none', 'low', 'medium', 'high'] as const satisfies readonly Schemas['CostBand'][];

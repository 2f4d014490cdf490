import type { components } from '@/api/schema.gen';

type Schemas = components['schemas'];
export type PolicyArea = Schemas['PolicyArea'];
export type StageKind = Schemas['StageKind'];
export type SubmissionStatus = Schemas['SubmissionStatus'];
export type SubmissionKind = Schemas['SubmissionKind'];
export type Visibility = Schemas['Visibility'];

export const policyAreas: readonly PolicyArea[] = [
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
];

export const submissionKinds: readonly SubmissionKind[] = ['issue', 'challenge', 'proposal'];
export const visibilities: readonly Visibility[] = ['department', 'network', 'public'];

/** What everybody sees of a submission that was handed in. */
export const submissionStatuses: readonly SubmissionStatus[] = [
  'submitted',
  'in_review',
  'needs_information',
  'promoted',
  'merged',
  'declined',
];

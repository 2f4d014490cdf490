import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import type { TagTone } from '@/ui/tag';

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

export const submissionTone: Readonly<Record<SubmissionStatus, TagTone>> = {
  draft: 'neutral',
  submitted: 'info',
  in_review: 'info',
  needs_information: 'warn',
  promoted: 'good',
  merged: 'good',
  declined: 'neutral',
  withdrawn: 'neutral',
};

/** The closed lists of the API in the page's language. Routes load them with `loadTexts('words')`. */
export function useWords() {
  const { t } = useTranslation('words');
  return {
    policyArea: (area: PolicyArea) => t(`theme.${area}`),
    stage: (kind: StageKind) => t(`stage.${kind}`),
    submission: (status: SubmissionStatus) => t(`submission.${status}`),
    submissionKind: (kind: SubmissionKind) => t(`submissionKind.${kind}`),
    visibility: (visibility: Visibility) => t(`visibility.${visibility}`),
  };
}

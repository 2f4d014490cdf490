import { useTranslation } from '@/i18n';
import type { TagTone } from '@/ui/tag';
import type { PolicyArea, StageKind, SubmissionKind, SubmissionStatus, Visibility } from './lists';

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

import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Tag, type TagTone } from '@/ui/tag';

export type SubmissionStatus = components['schemas']['SubmissionStatus'];

const TONES: Record<SubmissionStatus, TagTone> = {
  draft: 'neutral',
  submitted: 'info',
  in_review: 'info',
  needs_information: 'warn',
  promoted: 'good',
  merged: 'neutral',
  declined: 'neutral',
  withdrawn: 'neutral',
};

/** Where a submission is. */
export function SubmissionStatusTag({ status }: { status: SubmissionStatus }) {
  const { t } = useTranslation('words');
  return <Tag tone={TONES[status]}>{t(`submission.${status}`)}</Tag>;
}

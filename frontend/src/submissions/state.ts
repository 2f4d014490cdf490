import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';

type Schemas = components['schemas'];
export type Submission = Schemas['Submission'];
export type SubmissionCard = Schemas['SubmissionCard'];
export type NextStep = Schemas['NextStep'];
export type Attachment = Schemas['Attachment'];

/** What happens next, whose step it is and by when, as one says it to the author or to others. */
export function useNextStep(own: boolean) {
  const { t } = useTranslation('submissions');
  const { date } = useFormats();
  return {
    action: (step: NextStep) => t(`next.${step.action}`),
    owner: (step: NextStep) => t(own && step.owner === 'author' ? 'owner.you' : `owner.${step.owner}`),
    due: (step: NextStep) => (step.due_at ? t('due.by', { date: date(step.due_at) }) : ''),
  };
}

/** A size as people read it: 48 KB, 2,3 MB. */
export function useFileSize(): (bytes: number) => string {
  const { number } = useFormats();
  return (bytes) =>
    bytes < 1024 * 1024
      ? `${number(Math.max(1, Math.round(bytes / 1024)))} KB`
      : `${number(bytes / 1024 / 1024, 1)} MB`;
}

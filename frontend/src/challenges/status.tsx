import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Tag, type TagTone } from '@/ui/tag';

export type ChallengeStatus = components['schemas']['ChallengeStatus'];

const TONES: Record<ChallengeStatus, TagTone> = {
  open_for_participation: 'good',
  in_design: 'info',
  in_evaluation: 'info',
  solved: 'good',
  closed: 'neutral',
};

export const CHALLENGE_STATUSES = Object.keys(TONES) as ChallengeStatus[];

/** How far a challenge has come. */
export function ChallengeStatusTag({ status }: { status: ChallengeStatus }) {
  const { t } = useTranslation('challenges');
  return <Tag tone={TONES[status]}>{t(`status.${status}`)}</Tag>;
}

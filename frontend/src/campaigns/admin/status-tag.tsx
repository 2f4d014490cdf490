import { useTranslation } from '@/i18n';
import { Tag, type TagTone } from '@/ui/tag';
import type { CampaignCard } from '../state';

const TONES: Readonly<Record<CampaignCard['status'], TagTone>> = {
  draft: 'warn',
  published: 'good',
  archived: 'neutral',
};

/** Whether a campaign is a draft, in sight or history. */
export function StatusTag({ status }: { status: CampaignCard['status'] }) {
  const { t } = useTranslation('campaign-admin');
  return <Tag tone={TONES[status]}>{t(`campaigns:status.${status}`)}</Tag>;
}

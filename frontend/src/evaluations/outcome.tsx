import { useTranslation } from '@/i18n';
import { Tag, type TagTone } from '@/ui/tag';
import type { Outcome } from './queries';

const TONES: Record<Outcome, TagTone> = { approve: 'good', revise: 'warn', reject: 'neutral' };

export const OUTCOMES = Object.keys(TONES) as Outcome[];

/** What a coordinator decided; while nobody has, that the round is open. */
export function OutcomeTag({ outcome }: { outcome: Outcome | null | undefined }) {
  const { t } = useTranslation('evaluations');
  return <Tag tone={outcome ? TONES[outcome] : 'info'}>{t(`outcome.${outcome ?? 'open'}`)}</Tag>;
}

import { useTranslation } from '@/i18n';
import { Tag, type TagTone } from '@/ui/tag';
import type { SurveyState } from './queries';

const TONES: Readonly<Record<SurveyState, TagTone>> = {
  draft: 'neutral',
  scheduled: 'info',
  open: 'good',
  paused: 'warn',
  closed: 'neutral',
};

export function StateTag({ state }: { state: SurveyState }) {
  const { t } = useTranslation('surveys');
  return <Tag tone={TONES[state]}>{t(`state.${state}`)}</Tag>;
}

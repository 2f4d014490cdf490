import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';

type Schemas = components['schemas'];
export type Campaign = Schemas['Campaign'];
export type CampaignCard = Schemas['CampaignCard'];
export type Stage = Schemas['Stage'];

/** A stage's state and dates in a line: «Ανοικτό έως 20 Δεκ 2026». */
export function useStageLine(): (stage: Stage) => string {
  const { t } = useTranslation('campaigns');
  const { shortDate } = useFormats();
  return ({ state, opens_at, closes_at, override_state }) => {
    // What was set by hand does not hold by its dates.
    if (override_state) return t(`state.${state}.plain`);
    if (state === 'open')
      return closes_at ? t('state.open.until', { date: shortDate(closes_at) }) : t('state.open.plain');
    if (state === 'closed') {
      return closes_at ? t('state.closed.on', { date: shortDate(closes_at) }) : t('state.closed.plain');
    }
    return opens_at ? t('state.scheduled.from', { date: shortDate(opens_at) }) : t('state.scheduled.plain');
  };
}

/** Paragraphs are parted by empty lines. */
export const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter((each) => each.trim());

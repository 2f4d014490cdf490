import { useTranslation } from '@/i18n';
import type { useResponse } from './use-response';

type Response = ReturnType<typeof useResponse>;

/** Whether what was typed is safe, in a few words that are read out politely. */
export function SavedAt({ saving, dirty, savesDrafts }: Pick<Response, 'saving' | 'dirty' | 'savesDrafts'>) {
  const { t, i18n } = useTranslation('surveys');
  const clock = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'el-GR', { timeStyle: 'short' });
  const text = () => {
    if (!savesDrafts) return t('saving.manual');
    if (saving.state === 'failed') {
      return saving.problem?.isOffline
        ? t('saving.offline')
        : t('saving.failed', { why: saving.problem?.message ?? '' });
    }
    if (saving.state === 'saving' || (dirty && saving.state !== 'lost')) return t('saving.saving');
    return saving.at ? t('saving.saved', { time: clock.format(saving.at) }) : t('saving.idle');
  };
  return (
    <p className={saving.state === 'failed' ? 'survey-saved survey-unsaved' : 'survey-saved'} role="status">
      {text()}
    </p>
  );
}

import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import type { Draft } from './draft';

/** Whether what is on the page is in the database, too. */
export function SavedLine({ draft }: { draft: Draft }) {
  const { t } = useTranslation('writing');
  const { dateTime } = useFormats();
  const { saving, savedAt, problem } = draft;
  if (saving === 'stale') {
    return (
      <Notice tone="bad" live title={t('saving.stale')}>
        <div className="stack stack-tight">
          <p>{t('saving.staleText')}</p>
          <div>
            <Button onClick={() => location.reload()}>{t('saving.reload')}</Button>
          </div>
        </div>
      </Notice>
    );
  }
  if (saving === 'failed') {
    const why = problem?.errors[0]?.message ?? (problem?.isOffline ? t('saving.offline') : problem?.message);
    return (
      <Notice tone="bad" live title={t('saving.failed')}>
        <div className="stack stack-tight">
          <p>{why}</p>
          <div>
            <Button onClick={() => void draft.flush().catch(() => undefined)}>{t('saving.again')}</Button>
          </div>
        </div>
      </Notice>
    );
  }
  return (
    <p className="faint saved-line" role="status">
      {saving === 'saved' && savedAt ? t('saving.savedAt', { at: dateTime(savedAt) }) : t(`saving.${saving}`)}
    </p>
  );
}

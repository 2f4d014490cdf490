import { useSyncExternalStore } from 'react';
import { useTranslation } from '@/i18n';

function listen(tell: () => void): () => void {
  addEventListener('online', tell);
  addEventListener('offline', tell);
  return () => {
    removeEventListener('online', tell);
    removeEventListener('offline', tell);
  };
}

/** Whether the browser has a network. */
const useOnline = (): boolean => useSyncExternalStore(listen, () => navigator.onLine);

/** Says that the network is away, and that what was typed is still there. */
export function OfflineNotice() {
  const { t } = useTranslation('app');
  const online = useOnline();
  // The region stands always: what appears in it later is read out.
  return (
    <div role="status">
      {online ? null : (
        <div className="offline">
          <p className="width">
            <strong>{t('offline.title')}</strong> {t('offline.text')}
          </p>
        </div>
      )}
    </div>
  );
}

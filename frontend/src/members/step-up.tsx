import { api, query } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Dialog } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/page';
import { ShowFactor } from './show-factor';

/** Asks for a second factor, so that what wants a fresh one can go on. */
export function StepUpDialog({ close }: { close: (shown: boolean) => void }) {
  const { t } = useTranslation('security');
  return (
    <Dialog open title={t('stepUp.title')} onClose={() => close(false)}>
      <p>{t('stepUp.lead')}</p>
      <Ways done={() => close(true)} cancel={() => close(false)} />
    </Dialog>
  );
}

function Ways({ done, cancel }: { done: () => void; cancel: () => void }) {
  const { t } = useTranslation('security');
  const ways = query.useQuery(
    'get',
    '/api/v1/sessions/current/second-factor',
    {},
    // A challenge is good once.
    { staleTime: 0, gcTime: 0, refetchOnWindowFocus: false },
  );
  if (!ways.data) return <Skeleton lines={2} />;
  if (ways.data.methods.length === 0) return <Notice tone="warn">{t('stepUp.none')}</Notice>;
  return (
    <ShowFactor
      methods={ways.data.methods}
      challenge={ways.data.passkey}
      show={async (proof) => {
        await api.POST('/api/v1/sessions/current/second-factor', { body: proof });
        done();
      }}
      cancel={{ label: t('stepUp.cancel'), act: cancel }}
    />
  );
}

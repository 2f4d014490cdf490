import { useEffect, useState } from 'react';
import { api, query } from '@/api/client';
import { onStepUp } from '@/api/step-up';
import { useTranslation } from '@/i18n';
import { Dialog } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/page';
import { ShowFactor } from './show-factor';

/** The one dialog that asks for a second factor when a request wants a fresh one, and lets it go on. */
export function StepUpDialog() {
  const { t } = useTranslation('security');
  const [answer, setAnswer] = useState<{ with: (shown: boolean) => void }>();
  useEffect(() => onStepUp(() => new Promise((resolve) => setAnswer({ with: resolve }))), []);
  const close = (shown: boolean) => {
    answer?.with(shown);
    setAnswer(undefined);
  };
  return (
    <Dialog open={answer !== undefined} title={t('stepUp.title')} onClose={() => close(false)}>
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

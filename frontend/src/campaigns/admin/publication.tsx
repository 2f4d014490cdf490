import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { isProblem, problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import type { Campaign } from '../state';

/** Publishes a draft, or archives what was published; both after a question. */
export function Publication({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaign-admin');
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState('');
  const deed = campaign.abilities.can_publish ? 'publish' : 'archive';
  const act = async () => {
    setPending(true);
    setFault('');
    const request = {
      params: { path: { slug: campaign.slug } },
      headers: { 'if-match': `"${campaign.revision}"` },
    };
    try {
      if (deed === 'publish') await api.POST('/api/v1/campaigns/{slug}/publish', request);
      else await api.POST('/api/v1/campaigns/{slug}/archive', request);
      setOpen(false);
      toast(t(`${deed}.done`));
      await queries.invalidateQueries();
    } catch (error) {
      // The dialog stays: who looked at the changes confirms once more, of the campaign as it is now.
      setFault(isProblem(error, 'stale') ? t('race.look') : problemOf(error).message);
      if (isProblem(error, 'stale')) await queries.invalidateQueries();
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button variant={deed === 'publish' ? 'call' : 'secondary'} onClick={() => setOpen(true)}>
        {t(`${deed}.title`)}
      </Button>
      <Dialog
        title={t(`${deed}.title`)}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button variant={deed === 'publish' ? 'call' : 'danger'} pending={pending} onClick={() => void act()}>
              {t(`${deed}.yes`)}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('admin.cancel')}</Button>
          </>
        }
      >
        {fault ? (
          <Notice tone="bad" live>
            {fault}
          </Notice>
        ) : null}
        <p>{t(`${deed}.text`)}</p>
      </Dialog>
    </>
  );
}

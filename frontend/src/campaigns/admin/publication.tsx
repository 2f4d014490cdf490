import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { toast } from '@/ui/toast';
import type { Campaign } from '../state';

/** Publishes a draft, or archives what was published; both after a question. */
export function Publication({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaign-admin');
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const deed = campaign.abilities.can_publish ? 'publish' : 'archive';
  const act = async () => {
    const params = { path: { slug: campaign.slug }, header: { 'If-Match': `"${campaign.revision}"` } };
    try {
      if (deed === 'publish') await api.POST('/api/v1/campaigns/{slug}/publish', { params });
      else await api.POST('/api/v1/campaigns/{slug}/archive', { params });
    } catch (error) {
      if (!isProblem(error, 'stale')) throw error;
      // The dialog stays: who looked at the changes confirms once more, of the campaign as it is now.
      await queries.invalidateQueries();
      throw new Error(t('race.look'));
    }
    toast(t(`${deed}.done`));
    await queries.invalidateQueries();
  };
  return (
    <>
      <Button variant={deed === 'publish' ? 'call' : 'secondary'} onClick={() => setOpen(true)}>
        {t(`${deed}.title`)}
      </Button>
      <Confirm
        title={t(`${deed}.title`)}
        open={open}
        variant={deed === 'publish' ? 'call' : 'danger'}
        yes={t(`${deed}.yes`)}
        no={t('admin.cancel')}
        onClose={() => setOpen(false)}
        act={act}
      >
        <p>{t(`${deed}.text`)}</p>
      </Confirm>
    </>
  );
}

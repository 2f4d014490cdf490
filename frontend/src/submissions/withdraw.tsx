import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { toast } from '@/ui/toast';
import type { Submission } from './state';

/** Takes the submission back, after a question. */
export function Withdraw({ it }: { it: Submission }) {
  const { t } = useTranslation('submissions');
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const withdraw = async () => {
    await api.POST('/api/v1/submissions/{id}/withdraw', {
      params: { path: { id: it.id }, header: { 'If-Match': `"${it.revision}"` } },
    });
    toast(t('withdraw.done'));
    await queries.invalidateQueries();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('withdraw.title')}</Button>
      <Confirm
        title={t('withdraw.title')}
        open={open}
        yes={t('withdraw.yes')}
        no={t('withdraw.no')}
        onClose={() => setOpen(false)}
        act={withdraw}
      >
        <p>{t('withdraw.text')}</p>
      </Confirm>
    </>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { toast } from '@/ui/toast';

/** Throws a draft away, after a question. */
export function Discard({ id }: { id: string }) {
  const { t } = useTranslation('writing');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const discard = async () => {
    await api.DELETE('/api/v1/submissions/{id}', { params: { path: { id } } });
    toast(t('discard.done'));
    // What was typed last need not be asked for again: it goes with the draft.
    await navigate({ to: '/submissions', ignoreBlocker: true });
    await queries.invalidateQueries();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('discard.title')}</Button>
      <Confirm
        title={t('discard.title')}
        open={open}
        yes={t('discard.yes')}
        no={t('discard.no')}
        onClose={() => setOpen(false)}
        act={discard}
      >
        <p>{t('discard.text')}</p>
      </Confirm>
    </>
  );
}

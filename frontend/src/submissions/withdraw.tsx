import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import type { Submission } from './state';

/** Takes the submission back, after a question. */
export function Withdraw({ it }: { it: Submission }) {
  const { t } = useTranslation('submissions');
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState('');
  const withdraw = async () => {
    setPending(true);
    try {
      await api.POST('/api/v1/submissions/{id}/withdraw', {
        params: { path: { id: it.id } },
        headers: { 'if-match': `"${it.revision}"` },
      });
      setOpen(false);
      toast(t('withdraw.done'));
      await queries.invalidateQueries();
    } catch (error) {
      setFault(problemOf(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('withdraw.title')}</Button>
      <Dialog
        title={t('withdraw.title')}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button variant="danger" pending={pending} onClick={() => void withdraw()}>
              {t('withdraw.yes')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('withdraw.no')}</Button>
          </>
        }
      >
        {fault ? (
          <Notice tone="bad" live>
            {fault}
          </Notice>
        ) : null}
        <p>{t('withdraw.text')}</p>
      </Dialog>
    </>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';

/** Throws a draft away, after a question. */
export function Discard({ id }: { id: string }) {
  const { t } = useTranslation('writing');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState('');
  const discard = async () => {
    setPending(true);
    try {
      await api.DELETE('/api/v1/submissions/{id}', { params: { path: { id } } });
      toast(t('discard.done'));
      // What was typed last need not be asked for again: it goes with the draft.
      await navigate({ to: '/submissions', ignoreBlocker: true });
      await queries.invalidateQueries();
    } catch (error) {
      setFault(problemOf(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('discard.title')}</Button>
      <Dialog
        title={t('discard.title')}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button variant="danger" pending={pending} onClick={() => void discard()}>
              {t('discard.yes')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('discard.no')}</Button>
          </>
        }
      >
        {fault ? (
          <Notice tone="bad" live>
            {fault}
          </Notice>
        ) : null}
        <p>{t('discard.text')}</p>
      </Dialog>
    </>
  );
}

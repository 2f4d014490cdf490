import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { bodyName, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';

interface Props {
  adoption: components['schemas']['Adoption'];
  slug: string;
  onClose: () => void;
}

/** A representative says how far the body has come. */
export function MoveDialog({ adoption, slug, onClose }: Props) {
  const { t } = useTranslation('library');
  const queries = useQueryClient();
  const [to, setTo] = useState('');
  const stops = to === 'stopped';
  const again = async () => {
    await queries.invalidateQueries({ queryKey: ['get', '/api/v1/library-entries/{slug}/adoptions'] });
    await queries.invalidateQueries({
      queryKey: ['get', '/api/v1/library-entries/{slug}', { params: { path: { slug } } }],
    });
  };
  const form = useForm(
    ({ status, note }) => ({
      ...(status ? {} : { status: t('ledger.toMissing') }),
      ...(stops && !note ? { note: t('ledger.whyMissing') } : {}),
    }),
    async ({ status, note = '' }) => {
      const next = adoption.abilities.can_move_to.find((each) => each === status);
      if (!next) return;
      try {
        await api.POST('/api/v1/adoptions/{id}/steps', {
          params: { path: { id: adoption.id }, header: { 'If-Match': `"${adoption.revision}"` } },
          body: { status: next, note },
        });
        toast(t('ledger.saved'));
      } catch (error) {
        if (!isProblem(error, 'stale')) throw error;
        toast(t('ledger.stale'));
      }
      await again();
      onClose();
    },
  );
  return (
    <Dialog open title={t('ledger.moveTitle', { body: bodyName(adoption.organisation) })} onClose={onClose}>
      <Form form={form}>
        <ErrorSummary />
        <RadioGroup
          name="status"
          label={t('ledger.to')}
          value={to}
          onChange={setTo}
          choices={adoption.abilities.can_move_to.map((value) => ({ value, label: t(`ledger.status.${value}`) }))}
        />
        <TextArea
          name="note"
          label={stops ? t('ledger.why') : t('ledger.note')}
          help={t('ledger.noteHelp')}
          required={stops}
          maxLength={2000}
          rows={4}
        />
        <div className="row">
          <Button type="submit" variant="primary" pending={form.pending}>
            {t('ledger.save')}
          </Button>
          <Button onClick={onClose}>{t('ledger.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

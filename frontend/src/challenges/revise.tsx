import { useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, type Faults, Form, type FormValues, useForm } from '@/ui/form';
import { NumberField, Select, TextArea, TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { type PolicyArea, policyAreas } from '@/words/lists';

interface Props {
  challenge: components['schemas']['Challenge'];
  onClose: () => void;
}

/** What may still change of a challenge. */
export default function ReviseDialog({ challenge, onClose }: Props) {
  const { t } = useTranslation('challenges');
  const { t: word } = useTranslation('words');
  const queries = useQueryClient();

  const check = (values: FormValues): Faults => {
    const faults: Record<string, string> = {};
    const long = (name: string) => (values[name] ?? '').length;
    if (long('title') < 10 || long('title') > 160) faults.title = t('revise.titleFault');
    if (long('summary') < 20 || long('summary') > 4000) faults.summary = t('revise.summaryFault');
    const capacity = Number(values.capacity);
    if (!Number.isInteger(capacity) || capacity < 2 || capacity > 50) faults.capacity = t('revise.capacityFault');
    return faults;
  };

  const form = useForm(check, async (values) => {
    try {
      await api.PATCH('/api/v1/challenges/{id}', {
        params: { path: { id: challenge.id }, header: { 'If-Match': `"${challenge.revision}"` } },
        body: {
          title: values.title ?? '',
          summary: values.summary ?? '',
          policy_area: values.policy_area as PolicyArea,
          capacity: Number(values.capacity),
        },
      });
    } catch (error) {
      if (isProblem(error, 'stale')) throw new Error(t('revise.stale'));
      throw error;
    }
    const shown = query.queryOptions('get', '/api/v1/challenges/{id}', { params: { path: { id: challenge.id } } });
    await queries.invalidateQueries({ queryKey: shown.queryKey });
    toast(t('revise.saved'));
    onClose();
  });

  return (
    <Dialog title={t('revise.title')} open onClose={onClose}>
      <Form form={form}>
        <ErrorSummary />
        <TextField name="title" label={t('revise.name')} defaultValue={challenge.title} maxLength={160} required />
        <TextArea
          name="summary"
          label={t('revise.summary')}
          defaultValue={challenge.summary}
          maxLength={4000}
          rows={8}
          required
        />
        <Select
          name="policy_area"
          label={t('revise.area')}
          options={policyAreas.map((value) => ({ value, label: word(`theme.${value}`) }))}
          defaultValue={challenge.policy_area}
        />
        <NumberField
          name="capacity"
          label={t('revise.capacity')}
          help={t('revise.capacityHelp')}
          defaultValue={challenge.capacity}
          required
        />
        <div className="row">
          <Button type="submit" variant="primary" pending={form.pending}>
            {t('revise.save')}
          </Button>
          <Button onClick={onClose}>{t('revise.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

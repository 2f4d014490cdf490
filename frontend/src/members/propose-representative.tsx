import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Select, TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { DecisionFields, decisionFaults } from './decision-fields';

const today = (): string => new Date().toLocaleDateString('sv');

/** One of the body's people names another, or themselves. */
export function ProposeRepresentative({ body, onDone }: { body: components['schemas']['MyBody']; onDone: () => void }) {
  const { t } = useTranslation('mandates');
  const queries = useQueryClient();
  const { id } = body.organisation;
  const form = useForm(
    (values): Record<string, string> => ({
      ...(values.member_id ? {} : { member_id: t('propose.whoMissing') }),
      ...decisionFaults(values, t),
    }),
    async ({ member_id = '', starts_on = '', ends_on, decision_reference, ada }) => {
      await api.POST('/api/v1/organisations/{id}/mandate-proposals', {
        params: { path: { id } },
        body: {
          member_id,
          starts_on,
          ends_on: ends_on || null,
          decision_reference: decision_reference || null,
          ada: ada || null,
        },
      });
      onDone();
      toast(t('propose.done'));
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/bodies'] });
    },
  );
  return (
    <Form form={form}>
      <ErrorSummary />
      <p className="measure">{t('propose.lead')}</p>
      <Colleague organisation={id} />
      <DecisionFields from={today()} />
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('propose.submit')}
        </Button>
        <Button variant="link" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}

/** One of the body's active members: the first hundred, or those whom the words name. */
function Colleague({ organisation }: { organisation: string }) {
  const { t } = useTranslation('mandates');
  const [q, setQ] = useState('');
  const words = q.trim();
  const { data } = query.useQuery('get', '/api/v1/organisations/{id}/colleagues', {
    params: { path: { id: organisation }, query: { limit: 100, ...(words ? { q: words } : {}) } },
  });
  return (
    <>
      {data?.next || words ? (
        <TextField
          name="q"
          type="search"
          label={t('propose.find')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          autoComplete="off"
        />
      ) : null}
      <Select
        name="member_id"
        label={t('propose.who')}
        placeholder={t('propose.choose')}
        options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
    </>
  );
}

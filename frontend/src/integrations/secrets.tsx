import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { Select } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { type ApiClient, changing, clientsChanged } from './queries';
import { SecretShown } from './secret-shown';

type Secret = ApiClient['secrets'][number];

/** Hours for which the secret before stays good. */
const OVERLAPS = ['0', '24', '168', '720'] as const;

/** The secrets of a client: two while one takes over from the other. */
export function Secrets({ client }: { client: ApiClient }) {
  const { t } = useTranslation('integrations');
  const queries = useQueryClient();
  const { date } = useFormats();
  const [shown, setShown] = useState('');
  const [fault, setFault] = useState('');
  const remove = async (secret: string) => {
    setFault('');
    try {
      const { path, header } = changing(client);
      await api.DELETE('/api/v1/api-clients/{id}/secrets/{secret}', { params: { path: { ...path, secret }, header } });
      toast(t('secretRemoved'));
      await clientsChanged(queries);
    } catch (error) {
      setFault(problemOf(error).message);
    }
  };
  const columns: Column<Secret>[] = [
    { key: 'hint', head: t('secret'), cell: ({ hint }) => <code>{`wns_…${hint}`}</code> },
    { key: 'since', head: t('since'), cell: ({ created_at }) => date(created_at) },
    { key: 'until', head: t('until'), cell: ({ expires_at }) => (expires_at ? date(expires_at) : t('noExpiry')) },
    {
      key: 'action',
      head: t('action'),
      cell: ({ id, hint }) => (
        <Button small aria-label={t('removeSecretOf', { hint })} onClick={() => void remove(id)}>
          {t('remove')}
        </Button>
      ),
    },
  ];
  return (
    <section className="stack" aria-labelledby="client-secrets">
      <h2 id="client-secrets">{t('secrets')}</h2>
      <p className="soft measure">{t('secretsLead')}</p>
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      {shown ? <SecretShown client={client.id} secret={shown} onClose={() => setShown('')} /> : null}
      {client.secrets.length > 0 ? (
        <DataTable
          caption={t('secrets')}
          captionHidden
          columns={columns}
          rows={client.secrets}
          keyOf={({ id }) => id}
        />
      ) : (
        <p>{t('noSecrets')}</p>
      )}
      {client.abilities.can_add_secret ? <AddSecret client={client} onShown={setShown} /> : null}
    </section>
  );
}

function AddSecret({ client, onShown }: { client: ApiClient; onShown: (secret: string) => void }) {
  const { t } = useTranslation('integrations');
  const queries = useQueryClient();
  const form = useForm(
    () => ({}),
    async ({ overlap = '0' }) => {
      const { data } = await api.POST('/api/v1/api-clients/{id}/secrets', {
        params: changing(client),
        body: { overlap_hours: Number(overlap) },
      });
      if (data) onShown(data.secret);
      await clientsChanged(queries);
    },
  );
  return (
    <Form form={form} label={t('newSecret')}>
      <ErrorSummary />
      {client.secrets.length > 0 ? (
        <Select
          name="overlap"
          label={t('overlap')}
          help={t('overlapHelp')}
          defaultValue="24"
          options={OVERLAPS.map((value) => ({ value, label: t(`overlaps.${value}`) }))}
        />
      ) : null}
      <div>
        <Button type="submit" pending={form.pending}>
          {t('newSecret')}
        </Button>
      </div>
    </Form>
  );
}

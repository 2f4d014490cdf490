import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { type ApiClient, changing, clientsChanged } from './queries';

type Key = ApiClient['keys'][number];
type Jwk = components['schemas']['PublicJwk'];

/** The public keys with which the client's assertions are verified. */
export function Keys({ client }: { client: ApiClient }) {
  const { t } = useTranslation('integrations');
  const queries = useQueryClient();
  const { date } = useFormats();
  const [fault, setFault] = useState('');
  const remove = async (key: string) => {
    setFault('');
    try {
      const { path, header } = changing(client);
      await api.DELETE('/api/v1/api-clients/{id}/keys/{key}', { params: { path: { ...path, key }, header } });
      toast(t('keyRemoved'));
      await clientsChanged(queries);
    } catch (error) {
      setFault(problemOf(error).message);
    }
  };
  const columns: Column<Key>[] = [
    { key: 'name', head: t('key'), cell: ({ kid, thumbprint }) => <code>{kid ?? thumbprint.slice(0, 12)}</code> },
    { key: 'kind', head: t('keyKind'), cell: ({ kty }) => kty },
    { key: 'since', head: t('since'), cell: ({ created_at }) => date(created_at) },
    {
      key: 'action',
      head: t('action'),
      cell: ({ id, kid, thumbprint }) => (
        <Button
          small
          aria-label={t('removeKeyOf', { name: kid ?? thumbprint.slice(0, 12) })}
          onClick={() => void remove(id)}
        >
          {t('remove')}
        </Button>
      ),
    },
  ];
  return (
    <section className="stack" aria-labelledby="client-keys">
      <h2 id="client-keys">{t('keys')}</h2>
      <p className="soft measure">{t('keysLead')}</p>
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      {client.keys.length > 0 ? (
        <DataTable caption={t('keys')} captionHidden columns={columns} rows={client.keys} keyOf={({ id }) => id} />
      ) : (
        <p>{t('noKeys')}</p>
      )}
      {client.abilities.can_add_key ? (
        <details>
          <summary>{t('addKey')}</summary>
          <AddKey key={client.keys.length} client={client} />
        </details>
      ) : null}
    </section>
  );
}

function AddKey({ client }: { client: ApiClient }) {
  const { t } = useTranslation('integrations');
  const queries = useQueryClient();
  const form = useForm(
    ({ keys = '' }): Record<string, string> => (keysIn(keys) ? {} : { keys: t('faults.key') }),
    async ({ keys = '' }) => {
      await api.POST('/api/v1/api-clients/{id}/keys', {
        params: changing(client),
        body: { keys: keysIn(keys) ?? [] },
      });
      toast(t('keyAdded'));
      await clientsChanged(queries);
    },
  );
  return (
    <Form form={form} label={t('addKey')}>
      <ErrorSummary />
      <TextArea name="keys" label={t('keyText')} help={t('keyTextHelp')} rows={6} spellCheck={false} required />
      <div>
        <Button type="submit" pending={form.pending}>
          {t('addKey')}
        </Button>
      </div>
    </Form>
  );
}

/** One key, or a set of them, as JSON. */
function keysIn(text: string): Jwk[] | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return undefined;
    return 'keys' in read && Array.isArray(read.keys) ? (read.keys as Jwk[]) : [read as Jwk];
  } catch {
    return undefined;
  }
}

import { useState } from 'react';
import { api, query } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { type Column, DataTable } from '@/ui/data-table';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { leaveFor } from './pending';

type Identity = components['schemas']['ExternalIdentityView'];
type Provider = components['schemas']['SignInProviderView'];

async function begin(key: string, password: string | null): Promise<void> {
  const { data } = await api.POST('/api/v1/me/sign-in-providers/{key}/attempts', {
    params: { path: { key } },
    body: { current_password: password },
  });
  leaveFor(data?.authorization_url);
}

/** The accounts elsewhere by which one signs in: add one, remove one. Nothing where there are none to add. */
export function IdentitiesPart() {
  const { t } = useTranslation('providers');
  const { dateTime } = useFormats();
  const providers = query.useQuery('get', '/api/v1/sign-in-providers');
  const mine = query.useQuery('get', '/api/v1/me/external-identities');
  const [linking, setLinking] = useState<Provider>();
  const [removing, setRemoving] = useState<Identity>();
  const [fault, setFault] = useState('');
  const identities = mine.data?.items ?? [];
  const open = providers.data?.items.filter(({ key }) => !identities.some(({ provider }) => provider === key)) ?? [];
  if (!mine.data || (identities.length === 0 && open.length === 0)) return null;
  const wantsPassword = mine.data.wants_password;

  const link = async (provider: Provider) => {
    setFault('');
    if (wantsPassword) return setLinking(provider);
    await begin(provider.key, null).catch((error: unknown) => setFault(problemOf(error).message));
  };
  const remove = async () => {
    await api.DELETE('/api/v1/me/external-identities/{id}', { params: { path: { id: removing?.id ?? '' } } });
    toast(t('mine.removed'));
    await mine.refetch();
  };
  const columns: Column<Identity>[] = [
    { key: 'name', head: t('mine.provider'), cell: ({ name }) => localized(name) },
    { key: 'since', head: t('mine.since'), cell: ({ created_at }) => dateTime(created_at) },
    {
      key: 'used',
      head: t('mine.used'),
      cell: ({ last_used_at }) => (last_used_at ? dateTime(last_used_at) : t('mine.never')),
    },
    {
      key: 'action',
      head: t('mine.action'),
      cell: (identity) =>
        identity.can_remove ? (
          <Button small variant="danger" onClick={() => setRemoving(identity)}>
            {t('mine.remove')}
          </Button>
        ) : (
          t('mine.onlyWay')
        ),
    },
  ];
  return (
    <section className="profile-part" aria-labelledby="security-providers">
      <h2 id="security-providers">{t('mine.title')}</h2>
      <p className="soft measure">{t('mine.lead')}</p>
      {identities.length > 0 ? (
        <DataTable caption={t('mine.title')} captionHidden columns={columns} rows={identities} keyOf={({ id }) => id} />
      ) : (
        <p>{t('mine.none')}</p>
      )}
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      {open.length > 0 ? (
        <div className="row">
          {open.map((provider) => (
            <Button key={provider.key} onClick={() => void link(provider)}>
              {t('mine.add', { provider: localized(provider.name) })}
            </Button>
          ))}
        </div>
      ) : null}
      <Dialog
        open={linking !== undefined}
        title={t('mine.add', { provider: localized(linking?.name) })}
        onClose={() => setLinking(undefined)}
      >
        {linking ? <Password provider={linking} /> : null}
      </Dialog>
      <Confirm
        open={removing !== undefined}
        title={t('mine.removeTitle', { provider: localized(removing?.name) })}
        yes={t('mine.remove')}
        no={t('mine.cancel')}
        onClose={() => setRemoving(undefined)}
        act={remove}
      >
        <p>{t('mine.removeText')}</p>
      </Confirm>
    </section>
  );
}

/** Whoever has no second factor shows the password, so that nobody links theirs in a browser that was left open. */
function Password({ provider }: { provider: Provider }) {
  const { t } = useTranslation('providers');
  const form = useForm(
    ({ current_password }): Record<string, string> =>
      current_password ? {} : { current_password: t('mine.passwordMissing') },
    ({ current_password = '' }) => begin(provider.key, current_password),
  );
  return (
    <Form form={form} label={t('mine.add', { provider: localized(provider.name) })}>
      <ErrorSummary />
      <TextField
        name="current_password"
        type="password"
        label={t('mine.password')}
        help={t('mine.passwordHelp')}
        autoComplete="current-password"
        required
      />
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('mine.goOn')}
        </Button>
      </div>
    </Form>
  );
}

import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { type Column, DataTable } from '@/ui/data-table';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { deviceOf } from './device';
import type { PartProps } from './totp';
import { hasPasskeys, makePasskey } from './webauthn';

type Passkey = components['schemas']['PasskeyShown'];

/** The passkeys: add one, name it, remove it. */
export function PasskeysPart({ factors, enrolled, changed }: PartProps) {
  const { t } = useTranslation('security');
  const { dateTime } = useFormats();
  const [adding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<Passkey>();
  const [removing, setRemoving] = useState<Passkey>();
  const columns: Column<Passkey>[] = [
    { key: 'name', head: t('passkeys.name'), cell: ({ name }) => name },
    { key: 'since', head: t('passkeys.since'), cell: ({ created_at }) => dateTime(created_at) },
    {
      key: 'used',
      head: t('passkeys.used'),
      cell: ({ last_used_at }) => (last_used_at ? dateTime(last_used_at) : t('passkeys.never')),
    },
    {
      key: 'action',
      head: t('passkeys.action'),
      cell: (passkey) => (
        <span className="row">
          <Button small onClick={() => setRenaming(passkey)}>
            {t('passkeys.rename')}
          </Button>
          {factors.abilities.can_remove_passkeys ? (
            <Button small variant="danger" onClick={() => setRemoving(passkey)}>
              {t('passkeys.remove')}
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  const remove = async () => {
    await api.DELETE('/api/v1/me/passkeys/{id}', { params: { path: { id: removing?.id ?? '' } } });
    toast(t('passkeys.removed'));
    await changed();
  };
  return (
    <section className="profile-part" aria-labelledby="security-passkeys">
      <h2 id="security-passkeys">{t('passkeys.title')}</h2>
      <p className="soft measure">{t('passkeys.lead')}</p>
      {factors.passkeys.length > 0 ? (
        <DataTable
          caption={t('passkeys.title')}
          captionHidden
          columns={columns}
          rows={factors.passkeys}
          keyOf={({ id }) => id}
        />
      ) : (
        <p>{t('passkeys.none')}</p>
      )}
      {!hasPasskeys() ? (
        <p className="faint">{t('passkeys.unavailable')}</p>
      ) : adding ? (
        <Adding enrolled={enrolled} close={() => setAdding(false)} />
      ) : factors.abilities.can_add_passkey ? (
        <div>
          <Button variant={factors.passkeys.length > 0 ? 'secondary' : 'primary'} onClick={() => setAdding(true)}>
            {t('passkeys.add')}
          </Button>
        </div>
      ) : null}
      <Dialog open={renaming !== undefined} title={t('passkeys.rename')} onClose={() => setRenaming(undefined)}>
        {renaming ? <Renaming passkey={renaming} changed={changed} close={() => setRenaming(undefined)} /> : null}
      </Dialog>
      <Confirm
        open={removing !== undefined}
        title={t('passkeys.removeTitle', { name: removing?.name ?? '' })}
        yes={t('passkeys.remove')}
        no={t('totp.cancel')}
        onClose={() => setRemoving(undefined)}
        act={remove}
      >
        <p>{t('passkeys.removeText')}</p>
      </Confirm>
    </section>
  );
}

interface AddingProps {
  enrolled: PartProps['enrolled'];
  close: () => void;
}

function Adding({ enrolled, close }: AddingProps) {
  const { t } = useTranslation('security');
  const form = useForm(
    ({ name }): Record<string, string> => (name ? {} : { name: t('passkeys.nameMissing') }),
    async ({ name = '' }) => {
      const { data: challenge } = await api.GET('/api/v1/me/passkey-challenge');
      if (!challenge) throw new Error('a challenge without a body');
      const credential = await makePasskey(challenge).catch((error: unknown) => {
        const known = error instanceof DOMException && error.name === 'InvalidStateError';
        throw new Error(t(known ? 'passkeys.known' : 'passkeys.cancelled'));
      });
      const body = { name, ticket: challenge.ticket, credential } as components['schemas']['NewPasskey'];
      const { data } = await api.POST('/api/v1/me/passkeys', { body }).catch((error: unknown) => {
        // Its faults are of no field that the person sees.
        throw new Error(problemOf(error).errors[0]?.message ?? problemOf(error).message);
      });
      toast(t('passkeys.added'));
      close();
      await enrolled(data?.recovery_codes ?? []);
    },
  );
  return (
    <Form form={form} label={t('passkeys.add')}>
      <ErrorSummary />
      <TextField
        name="name"
        label={t('passkeys.name')}
        help={t('passkeys.nameHelp')}
        defaultValue={deviceOf(navigator.userAgent) ?? ''}
        maxLength={80}
        required
      />
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('passkeys.add')}
        </Button>
        <Button onClick={close}>{t('totp.cancel')}</Button>
      </div>
    </Form>
  );
}

interface RenamingProps {
  passkey: Passkey;
  changed: PartProps['changed'];
  close: () => void;
}

function Renaming({ passkey, changed, close }: RenamingProps) {
  const { t } = useTranslation('security');
  const form = useForm(
    ({ name }): Record<string, string> => (name ? {} : { name: t('passkeys.nameMissing') }),
    async ({ name = '' }) => {
      await api.PUT('/api/v1/me/passkeys/{id}', { params: { path: { id: passkey.id } }, body: { name } });
      toast(t('passkeys.renamed'));
      close();
      await changed();
    },
  );
  return (
    <Form form={form} label={t('passkeys.rename')}>
      <ErrorSummary />
      <TextField name="name" label={t('passkeys.name')} defaultValue={passkey.name} maxLength={80} required />
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('passkeys.rename')}
        </Button>
      </div>
    </Form>
  );
}

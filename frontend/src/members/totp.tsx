import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import './security.css';

export interface PartProps {
  factors: components['schemas']['Factors'];
  /** A factor counts from now on; the codes are to be kept, where there are some. */
  enrolled: (codes: readonly string[]) => Promise<void>;
  changed: () => Promise<void>;
}

type Secret = components['schemas']['TotpSecret'];

/** The authenticator app: add it, change the device, remove it. */
export function TotpPart({ factors, enrolled, changed }: PartProps) {
  const { t } = useTranslation('security');
  const { date } = useFormats();
  const [secret, setSecret] = useState<Secret>();
  const [fault, setFault] = useState('');
  const [removing, setRemoving] = useState(false);
  const [pending, setPending] = useState(false);

  const begin = async () => {
    setFault('');
    setPending(true);
    try {
      const { data } = await api.POST('/api/v1/me/totp');
      setSecret(data);
    } catch (error) {
      setFault(problemOf(error).message);
    } finally {
      setPending(false);
    }
  };
  const remove = async () => {
    await api.DELETE('/api/v1/me/totp');
    toast(t('totp.removed'));
    await changed();
  };
  const done = async (codes: readonly string[]) => {
    setSecret(undefined);
    toast(t('totp.added'));
    await enrolled(codes);
  };

  return (
    <section className="profile-part" aria-labelledby="security-totp">
      <h2 id="security-totp">{t('totp.title')}</h2>
      <p className="soft measure">{t('totp.lead')}</p>
      <p>{factors.totp_since ? t('totp.on', { date: date(factors.totp_since) }) : t('totp.off')}</p>
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      {secret ? (
        <Enrolling secret={secret} done={done} cancel={() => setSecret(undefined)} />
      ) : (
        <div className="row">
          <Button variant={factors.totp_since ? 'secondary' : 'primary'} pending={pending} onClick={() => void begin()}>
            {t(factors.totp_since ? 'totp.replace' : 'totp.begin')}
          </Button>
          {factors.abilities.can_remove_totp ? (
            <Button variant="danger" onClick={() => setRemoving(true)}>
              {t('totp.remove')}
            </Button>
          ) : null}
        </div>
      )}
      <Confirm
        open={removing}
        title={t('totp.removeTitle')}
        yes={t('totp.remove')}
        no={t('totp.cancel')}
        onClose={() => setRemoving(false)}
        act={remove}
      >
        <p>{t('totp.removeText')}</p>
      </Confirm>
    </section>
  );
}

interface EnrollingProps {
  secret: Secret;
  done: (codes: readonly string[]) => Promise<void>;
  cancel: () => void;
}

function Enrolling({ secret, done, cancel }: EnrollingProps) {
  const { t } = useTranslation('security');
  const form = useForm(
    ({ code }): Record<string, string> => (code ? {} : { code: t('totp.codeMissing') }),
    async ({ code = '' }) => {
      const { data } = await api.POST('/api/v1/me/totp/confirm', { body: { code } });
      await done(data?.recovery_codes ?? []);
    },
  );
  return (
    <div className="totp-enrol">
      <div className="stack">
        <p>{t('totp.scan')}</p>
        <img
          className="totp-picture"
          src={`data:image/svg+xml,${encodeURIComponent(secret.qr_svg)}`}
          alt={t('totp.picture')}
          width={220}
          height={220}
        />
      </div>
      <div className="stack">
        <p>{t('totp.type')}</p>
        <code className="totp-secret">{secret.secret.match(/.{1,4}/g)?.join(' ')}</code>
        <Form form={form} label={t('totp.title')}>
          <ErrorSummary />
          <TextField
            name="code"
            label={t('totp.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            className="input-short"
            maxLength={10}
            required
          />
          <div className="row">
            <Button type="submit" variant="primary" pending={form.pending}>
              {t('totp.confirm')}
            </Button>
            <Button onClick={cancel}>{t('totp.cancel')}</Button>
          </div>
        </Form>
      </div>
    </div>
  );
}

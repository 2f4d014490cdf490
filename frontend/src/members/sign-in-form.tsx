import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { api } from '@/api/client';
import type { SessionOpened } from '@/api/token';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { TextField } from '@/ui/text-field';
import { DemoAccounts } from './demo-accounts';
import { hasPasskeys, offersPasskeys, type PasskeyAnswer, signByPasskey } from './webauthn';

interface Props {
  begin: (email: string, password: string, code?: () => Promise<string>) => Promise<void>;
  opened: (session: SessionOpened | undefined) => Promise<void>;
  toGoOn: boolean;
  /** What should be known before. */
  before: ReactNode;
  /** Other ways than these. */
  besides: ReactNode;
}

/** By address and password, or by a passkey. */
export function SignInForm({ begin, opened, toGoOn, before, besides }: Props) {
  const { t } = useTranslation('members');
  const [passkey, setPasskey] = useState<'open' | 'pending' | 'failed'>('open');
  const form = useForm(
    ({ email, password }) => ({
      ...(email ? {} : { email: t('signIn.emailMissing') }),
      ...(password ? {} : { password: t('signIn.passwordMissing') }),
    }),
    ({ email = '', password = '' }) => begin(email, password),
  );
  const stopSuggesting = useSuggestedPasskey(opened);

  const byPasskey = async () => {
    setPasskey('pending');
    // A browser asks for one passkey at a time.
    stopSuggesting();
    try {
      await opened(await signInWith(await signByPasskey(await challenge())));
    } catch {
      setPasskey('failed');
    }
  };

  return (
    <Form form={form}>
      <h1 tabIndex={-1}>{t('signIn.title')}</h1>
      {toGoOn ? <p className="soft">{t('signIn.toGoOn')}</p> : null}
      {before}
      <ErrorSummary />
      {passkey === 'failed' ? (
        <Notice tone="bad" live>
          {t('signIn.passkeyFailed')}
        </Notice>
      ) : null}
      <TextField name="email" type="email" label={t('signIn.email')} autoComplete="username webauthn" />
      <TextField
        name="password"
        type="password"
        label={t('signIn.password')}
        autoComplete="current-password webauthn"
      />
      <div className="row row-apart">
        <Button type="submit" variant="call" pending={form.pending}>
          {t('signIn.submit')}
        </Button>
        <Link to="/forgot-password">{t('signIn.forgot')}</Link>
      </div>
      {hasPasskeys() ? (
        <div>
          <Button pending={passkey === 'pending'} onClick={() => void byPasskey()}>
            {t('signIn.passkey')}
          </Button>
        </div>
      ) : null}
      {besides}
      <Notice>
        <p>
          {t('signIn.new')} <Link to="/register">{t('signIn.register')}</Link>
        </p>
      </Notice>
      <DemoAccounts enter={begin} />
    </Form>
  );
}

/** While the page is open, the browser offers the person's passkeys among the suggestions of the address field. */
function useSuggestedPasskey(opened: Props['opened']): () => void {
  const suggesting = useRef<AbortController>(undefined);
  useEffect(() => {
    const leaving = new AbortController();
    suggesting.current = leaving;
    const offer = async () => {
      if (!(await offersPasskeys())) return;
      const asked = await challenge();
      if (!leaving.signal.aborted) await opened(await signInWith(await signByPasskey(asked, leaving.signal)));
    };
    // Nobody has asked for it, so nobody is told when it does not work: the button and the password are there.
    offer().catch(() => {});
    return () => leaving.abort();
  }, [opened]);
  return () => suggesting.current?.abort();
}

async function challenge() {
  const { data } = await api.GET('/api/v1/sessions/passkey-challenge');
  if (!data) throw new Error('a challenge without a body');
  return data;
}

async function signInWith(body: PasskeyAnswer): Promise<SessionOpened | undefined> {
  const { data } = await api.POST('/api/v1/sessions/passkey', { body });
  return data;
}

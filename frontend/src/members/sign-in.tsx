import { useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { SessionOpened } from '@/api/token';
import { useTitle } from '@/app/focus';
import { type FactorTicket, useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { ShowFactor } from './show-factor';
import { SignInForm } from './sign-in-form';

/** Sign in, in one step or in two, and go on where one wanted to go. */
export function SignInPage({ next }: { next?: string | undefined }) {
  const { t } = useTranslation('members');
  const { signIn, enter } = useSession();
  const navigate = useNavigate();
  const router = useRouter();
  const [asked, setAsked] = useState<FactorTicket>();
  useTitle(t('signIn.title'));

  const goOn = useCallback(async () => {
    // Only addresses of this app: another site's would be a way to lead people astray.
    if (next?.startsWith('/') && !next.startsWith('//')) router.history.push(next);
    else await navigate({ to: '/me' as string });
  }, [next, router, navigate]);
  const opened = useCallback(
    async (session: SessionOpened | undefined) => {
      if (!session) throw new Error('a session without a body');
      await enter(session);
      await goOn();
    },
    [enter, goOn],
  );
  const complete = async (ticket: string, proof: components['schemas']['Proof']) => {
    const { data } = await api.POST('/api/v1/sessions/second-factor', { body: { ticket, ...proof } });
    await opened(data);
  };
  const begin = async (email: string, password: string, code?: () => Promise<string>) => {
    const ticket = await signIn(email, password);
    if (!ticket) await goOn();
    else if (code) await complete(ticket.ticket, { code: await code() });
    else setAsked(ticket);
  };
  if (!asked) return <SignInForm begin={begin} opened={opened} toGoOn={next !== undefined} />;
  return (
    <div className="stack">
      <h1 tabIndex={-1}>{t('signIn.factor.title')}</h1>
      <p className="soft">{t('signIn.factor.lead')}</p>
      <ShowFactor
        methods={asked.methods}
        challenge={asked.passkey}
        show={(proof) => complete(asked.ticket, proof)}
        cancel={{ label: t('signIn.factor.back'), act: () => setAsked(undefined) }}
      />
    </div>
  );
}

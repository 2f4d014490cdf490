import { useState } from 'react';
import { useTitle } from '@/app/focus';
import { type FactorTicket, useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { useLinkPending, usePendingIdentity } from './external/pending';
import { PendingNotice } from './external/pending-notice';
import { ProviderButtons } from './external/provider-buttons';
import { Factor } from './factor';
import { SignInForm } from './sign-in-form';
import { useArrival } from './use-arrival';

/** Sign in, in one step or in two, and go on where one wanted to go. */
export function SignInPage({ next }: { next?: string | undefined }) {
  const { t } = useTranslation('members');
  const { signIn } = useSession();
  const { pending, giveUp } = usePendingIdentity();
  const { goOn, opened, complete } = useArrival(next, useLinkPending());
  const [asked, setAsked] = useState<FactorTicket>();
  useTitle(t('signIn.title'));

  const begin = async (email: string, password: string, code?: () => Promise<string>) => {
    const ticket = await signIn(email, password);
    if (!ticket) await goOn();
    else if (code) await complete(ticket.ticket, { code: await code() });
    else setAsked(ticket);
  };
  if (asked) return <Factor asked={asked} complete={complete} back={() => setAsked(undefined)} />;
  return (
    <SignInForm
      begin={begin}
      opened={opened}
      toGoOn={next !== undefined}
      before={pending ? <PendingNotice pending={pending} on="signIn" giveUp={giveUp} /> : null}
      besides={pending ? null : <ProviderButtons next={next} />}
    />
  );
}

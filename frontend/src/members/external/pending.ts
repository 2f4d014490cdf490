import { useCallback, useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { type LocalizedText, localized, useTranslation } from '@/i18n';
import { toast } from '@/ui/toast';

type Unlinked = components['schemas']['UnlinkedIdentity'];

/** Somebody whom a provider has identified, and who has yet to say whose account it is. */
export interface PendingIdentity {
  ticket: string;
  provider: LocalizedText;
  profile: Unlinked['profile'];
  /** In milliseconds of the epoch. */
  until: number;
}

/* Of this tab alone, and gone with it: the browser leaves the pages in between. */
const PENDING = 'wenovate.provider.pending';
const NEXT = 'wenovate.provider.next';

function read(): PendingIdentity | undefined {
  try {
    const found = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null') as PendingIdentity | null;
    if (found && found.until > Date.now()) return found;
  } catch {
    // Nothing of ours.
  }
  forgetPending();
  return undefined;
}

export function keepPending({ ticket, provider, profile, expires_in }: Unlinked): void {
  const pending: PendingIdentity = { ticket, provider, profile, until: Date.now() + expires_in * 1000 };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
}

export const forgetPending = (): void => sessionStorage.removeItem(PENDING);

/** Who comes from a provider to this page, as long as they do not give it up. */
export function usePendingIdentity(): { pending: PendingIdentity | undefined; giveUp: () => void } {
  const [pending, setPending] = useState(read);
  return {
    pending,
    giveUp: () => {
      forgetPending();
      setPending(undefined);
    },
  };
}

/** Links who has just signed in with the account that waits for it, where one does. */
export function useLinkPending(): () => Promise<void> {
  const { t } = useTranslation('providers');
  return useCallback(async () => {
    const pending = read();
    if (!pending) return;
    forgetPending();
    try {
      await api.POST('/api/v1/me/external-identities', { body: { ticket: pending.ticket } });
      toast(t('linked', { provider: localized(pending.provider) }));
    } catch (error) {
      // Signing in has gone well, so one goes on; linking can be done on the security page.
      toast(t('notLinked', { reason: problemOf(error).message }));
    }
  }, [t]);
}

/** Sends the browser to the provider, to come back to the page where it was to go on. */
export function leaveFor(address: string | undefined, next?: string): void {
  if (!address) throw new Error('a provider without an address');
  if (next) sessionStorage.setItem(NEXT, next);
  else sessionStorage.removeItem(NEXT);
  location.assign(address);
}

/** Where one wanted to go before one left. */
export const keptNext = (): string | undefined => sessionStorage.getItem(NEXT) ?? undefined;

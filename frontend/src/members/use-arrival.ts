import { useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { SessionOpened } from '@/api/token';
import { useSession } from '@/app/session';

interface Arrival {
  /** Go on where one wanted to go. */
  goOn: () => Promise<void>;
  /** Keep a session that was opened, and go on. */
  opened: (session: SessionOpened | undefined) => Promise<void>;
  /** The second half of a sign-in. */
  complete: (ticket: string, proof: components['schemas']['Proof']) => Promise<void>;
}

/** What follows when somebody has shown who they are; `arrived` happens before they go on. */
export function useArrival(next: string | undefined, arrived?: () => Promise<void>): Arrival {
  const { enter } = useSession();
  const navigate = useNavigate();
  const router = useRouter();
  const goOn = useCallback(async () => {
    await arrived?.();
    // Only addresses of this app: another site's would be a way to lead people astray.
    if (next?.startsWith('/') && !next.startsWith('//')) router.history.push(next);
    else await navigate({ to: '/me' as string });
  }, [next, router, navigate, arrived]);
  const opened = useCallback(
    async (session: SessionOpened | undefined) => {
      if (!session) throw new Error('a session without a body');
      await enter(session);
      await goOn();
    },
    [enter, goOn],
  );
  const complete = useCallback(
    async (ticket: string, proof: components['schemas']['Proof']) => {
      const { data } = await api.POST('/api/v1/sessions/second-factor', { body: { ticket, ...proof } });
      await opened(data);
    },
    [opened],
  );
  return { goOn, opened, complete };
}

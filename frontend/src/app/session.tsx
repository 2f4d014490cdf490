import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { end, keep, type Me, onSession, type SessionOpened, sessionState, setMember, started } from '@/api/token';
import { hasChosen, language, speak } from '@/i18n';

export type { Me } from '@/api/token';

/** The second half of a sign-in: a ticket, and the ways. */
export type FactorTicket = components['schemas']['SecondFactorTicket'];

export interface Session {
  member: Me | null;
  /** Whether it is known who is signed in. */
  ready: boolean;
  /** Answers what the second factor is shown with, when there must be one. */
  signIn: (email: string, password: string) => Promise<FactorTicket | undefined>;
  /** Keep a session that was opened in another way. */
  enter: (opened: SessionOpened) => Promise<void>;
  signOut: () => Promise<void>;
  /** Ask the API once more who this is, after a change of profile. */
  reload: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);

async function enter(opened: SessionOpened): Promise<void> {
  keep(opened);
  if (!hasChosen() && opened.member.language !== language()) await speak(opened.member.language, false);
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const state = useSyncExternalStore(onSession, sessionState);
  const queries = useQueryClient();
  const id = state.member?.id ?? null;
  const seen = useRef<string | null>(undefined);

  useEffect(() => {
    void started();
  }, []);

  const session = useMemo<Session>(
    () => ({
      ...state,
      signIn: async (email, password) => {
        const { data } = await api.POST('/api/v1/sessions', { body: { email, password } });
        if (!data) throw new Error('a session without a body');
        if ('second_factor' in data) return data.second_factor;
        await enter(data);
      },
      enter,
      signOut: async () => {
        await api.DELETE('/api/v1/sessions/current');
        end();
      },
      reload: async () => {
        const { data } = await api.GET('/api/v1/me');
        if (data) setMember(data);
      },
    }),
    [state],
  );

  // Somebody else is looking, or nobody any more: what was fetched says nothing of what they may see.
  useEffect(() => {
    if (!state.ready) return;
    if (seen.current !== undefined && seen.current !== id) void queries.resetQueries();
    seen.current = id;
  }, [state.ready, id, queries]);

  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in, and how to change that. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** May the person do this (`submissions:submit`)? Visitors may nothing. */
export function useMay(...permissions: string[]): boolean {
  const { member } = useSession();
  return permissions.some((permission) => member?.permissions.includes(permission) ?? false);
}

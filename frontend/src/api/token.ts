import { problemIn, unreachable } from './problem';
import type { components } from './schema.gen';

export type SessionOpened = components['schemas']['SessionOpened'];
export type Me = components['schemas']['Me'];

/** Who is signed in; not `ready` until that is known. */
export interface SessionState {
  member: Me | null;
  ready: boolean;
}

/** Says that there was a session here, so that visitors do not ask for one in vain. It holds no secret. */
const HINT = 'wenovate.session';
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('wenovate.session') : undefined;

/** The access token lives here only: never in storage, where a foreign script would find it. */
let accessToken: string | undefined;
let state: SessionState = { member: null, ready: false };
let renewing: Promise<SessionOpened> | undefined;
let starting: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** The bearer token of now. */
export const bearer = (): string | undefined => accessToken;

/** Who is signed in now. */
export const sessionState = (): SessionState => state;

/** Hear of every change of who is signed in. Answers how to stop. */
export function onSession(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Keep a session that has just been opened or renewed; `undefined` forgets it. */
export function keep(session: SessionOpened | undefined): void {
  accessToken = session?.access_token;
  remember(session !== undefined);
  setMember(session?.member ?? null);
}

/** The person has changed what is known of them. */
export function setMember(member: Me | null): void {
  state = { member, ready: true };
  for (const tell of listeners) tell();
}

/** Forget the session here and in the other tabs. */
export function end(): void {
  keep(undefined);
  tabs?.postMessage('ended');
}

tabs?.addEventListener('message', () => {
  if (accessToken) keep(undefined);
});

/** Find out, once, whether somebody is signed in. Every request waits for it. */
export function started(): Promise<void> {
  starting ??= hinted()
    ? renew().then(
        () => {},
        () => {
          if (!state.ready) setMember(null);
        },
      )
    : Promise.resolve(setMember(null));
  return starting;
}

/**
 * Renew the session by its cookie. However many ask at once, one request goes out; the lock makes other tabs wait,
 * so that they renew with the cookie this one has just received.
 */
export function renew(): Promise<SessionOpened> {
  renewing ??= alone(request).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function request(): Promise<SessionOpened> {
  let response: Response;
  try {
    response = await fetch('/api/v1/sessions/refresh', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'accept-language': document.documentElement.lang },
    });
  } catch {
    throw unreachable();
  }
  if (response.ok) {
    const session = (await response.json()) as SessionOpened;
    keep(session);
    return session;
  }
  const problem = await problemIn(response);
  if (problem.status === 401) keep(undefined);
  throw problem;
}

function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('wenovate.session', work) : work();
}

function hinted(): boolean {
  try {
    return localStorage.getItem(HINT) !== null;
  } catch {
    return true;
  }
}

function remember(there: boolean): void {
  try {
    if (there) localStorage.setItem(HINT, '1');
    else localStorage.removeItem(HINT);
  } catch {
    // Without storage the session is asked for at every start.
  }
}

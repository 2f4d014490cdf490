import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import { problemIn, unreachable } from './problem';
import type { paths } from './schema.gen';
import { stepUp } from './step-up';
import { bearer, renew, started } from './token';

/** Drawn for each request that may create something. */
const KEY = 'idempotency-key';

/**
 * Sends the request. A token that has expired is renewed once, and a second factor that is not fresh is asked for; then
 * the same request is sent once more, so that nothing of what was typed is lost.
 */
async function send(request: Request): Promise<Response> {
  await started();
  const later = request.clone();
  const response = await sendRenewing(request);
  if (response.status !== 403 || (await slugOf(response)) !== 'step-up-required') return response;
  return (await stepUp()) ? sendRenewing(later) : response;
}

async function sendRenewing(request: Request): Promise<Response> {
  const again = request.clone();
  const token = bearer();
  if (token) request.headers.set('authorization', `Bearer ${token}`);
  const response = await reach(request);
  // Other problems of this status speak of the credentials in the request, not of its token.
  if (response.status !== 401 || !token || (await slugOf(response)) !== 'unauthenticated') return response;
  try {
    const session = await renew();
    again.headers.set('authorization', `Bearer ${session.access_token}`);
  } catch {
    return response;
  }
  return reach(again);
}

const slugOf = async (response: Response): Promise<string> => (await problemIn(response.clone())).slug;

/** A connection may break after the request was served: what has a key is sent once more, and not done once more. */
async function reach(request: Request): Promise<Response> {
  const again = request.headers.has(KEY) && request.clone();
  try {
    return await fetch(request);
  } catch (error) {
    // A query that is no longer wanted was cancelled by us; that is no failure of the network.
    if (request.signal.aborted) throw error;
    if (!again) throw unreachable();
  }
  return fetch(again).catch(() => {
    throw unreachable();
  });
}

/** 128 random bits in hexadecimal; `crypto.randomUUID` is there only where the page came over TLS. */
function drawn(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What creates something is created once, also when the request has to be sent again. */
const onceOnly: Middleware = {
  onRequest: ({ request }) => {
    if (request.method === 'POST') request.headers.set(KEY, drawn());
  },
};

const inOurLanguage: Middleware = {
  onRequest: ({ request }) => {
    request.headers.set('accept-language', document.documentElement.lang || 'el');
  },
};

/** Answers that failed are thrown, so that hooks and `await` alike meet a `Problem`. */
const throwProblems: Middleware = {
  onResponse: async ({ response }) => {
    if (!response.ok) throw await problemIn(response);
  },
};

/** The typed client: `await api.GET('/api/v1/me')`. Paths and bodies are those of openapi.yaml. */
export const api = createFetchClient<paths>({ baseUrl: location.origin, fetch: send });
api.use(inOurLanguage, onceOnly, throwProblems);

/** Its hooks: `query.useQuery('get', '/api/v1/me')`, `query.useMutation('post', …)`, `query.queryOptions(…)`. */
export const query = createQueryHooks(api);

import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryHooks from 'openapi-react-query';
import { problemIn, unreachable } from './problem';
import type { paths } from './schema.gen';
import { bearer, renew, started } from './token';

/** Requests whose 401 speaks of the credentials in them, not of an expired token. */
const OPENS_A_SESSION = /\/api\/v1\/sessions(\/refresh)?$/;

/** Sends the request; after a 401 the token is renewed once, and the request is sent once more. */
async function send(request: Request): Promise<Response> {
  await started();
  const again = request.clone();
  const token = bearer();
  if (token) request.headers.set('authorization', `Bearer ${token}`);
  const response = await reach(request);
  if (response.status !== 401 || !token || OPENS_A_SESSION.test(new URL(request.url).pathname)) return response;
  try {
    const session = await renew();
    again.headers.set('authorization', `Bearer ${session.access_token}`);
  } catch {
    return response;
  }
  return reach(again);
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    // A query that is no longer wanted was cancelled by us; that is no failure of the network.
    if (request.signal.aborted) throw error;
    throw unreachable();
  }
}

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
api.use(inOurLanguage, throwProblems);

/** Its hooks: `query.useQuery('get', '/api/v1/me')`, `query.useMutation('post', …)`, `query.queryOptions(…)`. */
export const query = createQueryHooks(api);

import { beforeEach, describe, expect, it, vi } from 'vitest';

const session = (token: string) => ({ access_token: token, expires_in: 900, member: { id: 'm', permissions: [] } });
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const refused = () => json({ type: '/problems/unauthenticated', title: 'Χρειάζεται σύνδεση', status: 401 }, 401);

/** The modules anew, with somebody signed in (or nobody) and these answers of the API. */
async function app(signedIn: boolean, answer: (request: Request) => Response) {
  vi.resetModules();
  if (signedIn) localStorage.setItem('wenovate.session', '1');
  const fetched = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) =>
    answer(input instanceof Request ? input : new Request(new URL(String(input), location.origin), init)),
  );
  vi.stubGlobal('fetch', fetched);
  const [{ api }, token, { isProblem }] = await Promise.all([
    import('./client'),
    import('./token'),
    import('./problem'),
  ]);
  const paths = () => fetched.mock.calls.map(([input]) => (input instanceof Request ? input.url : String(input)));
  return { api, token, isProblem, renewals: () => paths().filter((path) => path.includes('/refresh')).length };
}

describe('the client', () => {
  beforeEach(() => localStorage.clear());

  it('asks for no session where there was none', async () => {
    const { api, renewals, token } = await app(false, () => json({ id: 'm' }));
    await api.GET('/api/v1/me');
    expect(renewals()).toBe(0);
    expect(token.sessionState()).toEqual({ member: null, ready: true });
  });

  it('waits for the session at the start, and sends its token', async () => {
    let sent: string | null = null;
    const { api } = await app(true, (request) => {
      if (request.url.includes('/refresh')) return json(session('first'));
      sent = request.headers.get('authorization');
      return json({ id: 'm' });
    });
    await api.GET('/api/v1/me');
    expect(sent).toBe('Bearer first');
  });

  it('renews an expired token once for all who ask, and asks again', async () => {
    let renewed = 0;
    const { api, renewals } = await app(true, (request) => {
      if (request.url.includes('/refresh')) return json(session(`token-${++renewed}`));
      return request.headers.get('authorization') === 'Bearer token-2' ? json({ id: 'm' }) : refused();
    });
    const answers = await Promise.all([api.GET('/api/v1/me'), api.GET('/api/v1/me')]);
    expect(answers.map(({ data }) => data?.id)).toEqual(['m', 'm']);
    expect(renewals()).toBe(2);
  });

  it('is signed out when the session has ended', async () => {
    let renewed = false;
    const { api, token, isProblem } = await app(true, (request) => {
      if (!request.url.includes('/refresh') || renewed) return refused();
      renewed = true;
      return json(session('old'));
    });
    const fault = await api.GET('/api/v1/me').catch((error: unknown) => error);
    expect(isProblem(fault, 'unauthenticated')).toBe(true);
    expect(token.sessionState().member).toBeNull();
    expect(localStorage.getItem('wenovate.session')).toBeNull();
  });

  it('sends what creates something once more under the same key when the connection breaks', async () => {
    const keys: (string | null)[] = [];
    const { api } = await app(false, (request) => {
      keys.push(request.headers.get('idempotency-key'));
      if (keys.length === 1) throw new TypeError('Failed to fetch');
      return json(null, 202);
    });
    await api.POST('/api/v1/newsletter/subscriptions', { body: { email: 'a@ypes.gr' } });
    await api.POST('/api/v1/newsletter/subscriptions', { body: { email: 'a@ypes.gr' } });
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('throws a problem when no answer comes', async () => {
    const { api, isProblem } = await app(false, () => {
      throw new TypeError('Failed to fetch');
    });
    const fault = await api.GET('/api/v1/me').catch((error: unknown) => error);
    expect(isProblem(fault) && fault.isOffline).toBe(true);
  });

  it('asks for a fresh second factor, and sends what was refused once more', async () => {
    const bodies: string[] = [];
    const { api } = await app(true, (request) => {
      if (request.url.includes('/refresh')) return json(session('first'));
      void request.text().then((body) => bodies.push(body));
      const problem = { type: '/problems/step-up-required', title: 'Επιβεβαιώστε', status: 403 };
      return bodies.length === 0 && request.url.includes('/me/totp') ? json(problem, 403) : json({});
    });
    const { onStepUp } = await import('./step-up');
    const asked = vi.fn(async () => true);
    onStepUp(asked);
    await api.POST('/api/v1/me/totp/confirm', { body: { code: '123456' } });
    expect(asked).toHaveBeenCalledOnce();
    expect(bodies).toEqual(['{"code":"123456"}', '{"code":"123456"}']);
  });
});

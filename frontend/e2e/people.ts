import { type APIRequestContext, expect, type Page } from '@playwright/test';

/** The password of every account of the demo. */
export const PASSWORD = 'vathy-pigadi-27';

/** One of each role, as the demo makes them. */
export const people = {
  member: 'melos@ioannina.gr',
  representative: 'ekprosopos@ioannina.gr',
  reviewer: 'kritis@ypes.gr',
  coordinator: 'syntonistis@ypes.gr',
  admin: 'diaxeiristis@ypes.gr',
} as const;

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Υπηρεσιακό email').fill(email);
  await page.getByLabel('Κωδικός πρόσβασης').fill(PASSWORD);
  await page.getByRole('button', { name: 'Σύνδεση', exact: true }).click();
  const code = page.getByLabel('Ο κωδικός της εφαρμογής');
  const home = page.locator('h1', { hasText: 'Γεια σας' });
  await expect(code.or(home)).toBeVisible();
  // Another test may have shown the same code in the same moment: then the next one is asked for.
  for (let attempt = 0; attempt < 4 && (await code.isVisible()); attempt++) {
    await code.fill(await codeOf(page.request, email));
    await page.getByRole('button', { name: 'Συνέχεια' }).click();
    await expect(home.or(page.getByRole('alert'))).toBeVisible();
  }
  await expect(page).toHaveURL(/\/me$/);
}

/** The next code of an account's authenticator app, once it is good. Each is good once, so this may take half a minute. */
export async function codeOf(request: APIRequestContext, email: string): Promise<string> {
  const answer = await request.get(`/api/v1/demo/accounts/${email}/code`);
  expect(answer.ok(), await answer.text()).toBe(true);
  const { code, good_in } = await answer.json();
  await new Promise((done) => setTimeout(done, good_in * 1000));
  return code;
}

/** Tokens live for a quarter of an hour: nobody shows a second factor for each request. */
const tokens = new Map<string, { token: string; until: number }>();

async function tokenOf(request: APIRequestContext, email: string): Promise<string> {
  for (let attempt = 0; attempt < 4; attempt++) {
    const answer = await request.post('/api/v1/sessions', { data: { email, password: PASSWORD } });
    expect(answer.ok(), await answer.text()).toBe(true);
    const { access_token, second_factor } = await answer.json();
    if (access_token) return access_token;
    const data = { ticket: second_factor.ticket, code: await codeOf(request, email) };
    const opened = await request.post('/api/v1/sessions/second-factor', { data });
    // Another test may have shown the same code in the same moment: then the next one is asked for.
    if (opened.ok()) return (await opened.json()).access_token;
  }
  throw new Error(`${email} could not sign in`);
}

/** Somebody who calls the API, for what a journey needs done and is not about. */
export class Caller {
  private readonly request: APIRequestContext;
  private readonly token: string;

  private constructor(request: APIRequestContext, token: string) {
    this.request = request;
    this.token = token;
  }

  static async of(request: APIRequestContext, email: string): Promise<Caller> {
    const kept = tokens.get(email);
    if (kept && Date.now() < kept.until) return new Caller(request, kept.token);
    const token = await tokenOf(request, email);
    tokens.set(email, { token, until: Date.now() + 10 * 60_000 });
    return new Caller(request, token);
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.request.get(`/api/v1${path}`, { headers: this.headers() });
    expect(answer.ok(), `GET ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  }

  async post<T>(path: string, data: unknown, etag?: string): Promise<T> {
    const answer = await this.request.post(`/api/v1${path}`, { headers: this.headers(etag), data });
    expect(answer.ok(), `POST ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  }

  /** Changes what is there, having read it (or what it belongs to) first. */
  async put(path: string, data: unknown, read = path): Promise<void> {
    const seen = await this.request.get(`/api/v1${read}`, { headers: this.headers() });
    const answer = await this.request.put(`/api/v1${path}`, { headers: this.headers(seen.headers().etag), data });
    expect(answer.ok(), `PUT ${path}: ${await answer.text()}`).toBe(true);
  }

  async upload<T>(path: string, name: string, text: string): Promise<T> {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
    const answer = await this.request.post(`/api/v1${path}`, { headers: this.headers(), multipart: { file } });
    expect(answer.ok(), `POST ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  }

  private headers(etag?: string): Record<string, string> {
    return { authorization: `Bearer ${this.token}`, ...(etag ? { 'if-match': etag } : {}) };
  }
}

/** The link of the last mail to an address, found in the outbox of the demo. */
export async function mailedLink(request: APIRequestContext, email: string, path: string): Promise<string> {
  const list = await request.get(`/api/v1/mails?to=${encodeURIComponent(email)}`);
  expect(list.ok(), await list.text()).toBe(true);
  const { items } = await list.json();
  for (const { id } of items) {
    const mail = await (await request.get(`/api/v1/mails/${id}`)).json();
    const link = /https?:\/\/\S+/g;
    const found = (mail.text_body as string).match(link)?.find((address) => new URL(address).pathname === path);
    if (found) return found;
  }
  throw new Error(`no mail to ${email} leads to ${path}`);
}

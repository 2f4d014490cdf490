import { createHmac } from 'node:crypto';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { Caller, codeOf as demoCodeOf, mailedLink, PASSWORD, people, signIn } from './people';

/** Somebody of their own for each test, since what they enrol stays. */
async function newcomer(request: APIRequestContext, name: string): Promise<string> {
  const email = `${name}${Date.now()}@ioannina.gr`;
  const bodies = await (await request.get('/api/v1/organisations?domain=ioannina.gr')).json();
  const form = {
    given_name: 'Δέσποινα',
    family_name: 'Κλειδαρά',
    email,
    password: PASSWORD,
    organisation_id: bodies.items[0].id,
    language: 'el',
    consents: { terms: '2026-11', privacy: '2026-11' },
  };
  expect((await request.post('/api/v1/members', { data: form })).ok()).toBe(true);
  const token = new URL(await mailedLink(request, email, '/verify-email')).searchParams.get('token');
  expect((await request.post('/api/v1/members/verify-email', { data: { token } })).ok()).toBe(true);
  return email;
}

/** The code of a secret in base32 (RFC 6238). */
function codeOf(secret: string, later = 0): string {
  const bits = [...secret.replaceAll(' ', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const tag = createHmac('sha1', key).update(step).digest();
  const part = tag.readUInt32BE((tag.at(-1) ?? 0) & 0x0f) & 0x7fffffff;
  return String(part % 1_000_000).padStart(6, '0');
}

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Υπηρεσιακό email').fill(email);
  await page.getByLabel('Κωδικός πρόσβασης').fill(PASSWORD);
  await page.getByRole('button', { name: 'Σύνδεση', exact: true }).click();
}

test('an authenticator app is enrolled, asked for, and a recovery code stands in for it', async ({
  browser,
  request,
}) => {
  const email = await newcomer(request, 'efarmogi');
  const page = await (await browser.newContext()).newPage();
  await signIn(page, email);
  await page.goto('/me/security');
  await page.getByRole('button', { name: 'Προσθήκη εφαρμογής' }).click();
  await expect(page.getByRole('img', { name: /QR/ })).toBeVisible();
  const secret = (await page.locator('.totp-secret').textContent()) ?? '';
  await page.getByLabel(/Ο κωδικός που δείχνει/).fill('000000');
  await page.getByRole('button', { name: 'Επιβεβαίωση' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByLabel(/Ο κωδικός που δείχνει/).fill(codeOf(secret));
  await page.getByRole('button', { name: 'Επιβεβαίωση' }).click();
  const shown = page.getByRole('dialog').getByRole('listitem');
  await expect(shown).toHaveCount(10);
  const codes = await shown.allTextContents();
  await page.getByRole('button', { name: 'Τους φύλαξα' }).click();
  await expect(page.getByText('Απομένουν 10 κωδικοί')).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await enterPassword(other, email);
  await other.getByLabel('Ο κωδικός της εφαρμογής').fill(codeOf(secret, 1));
  await other.keyboard.press('Enter');
  await expect(other).toHaveURL(/\/me$/);

  const lost = await (await browser.newContext()).newPage();
  await enterPassword(lost, email);
  await lost.getByRole('button', { name: 'Με κωδικό ανάκτησης' }).click();
  await lost.getByLabel('Κωδικός ανάκτησης').fill(codes[0] ?? '');
  await lost.keyboard.press('Enter');
  await expect(lost).toHaveURL(/\/me$/);
  await lost.goto('/me/security');
  await expect(lost.getByText('Απομένουν 9 κωδικοί')).toBeVisible();
});

test('a passkey is registered, signs in without a password, and is removed', async ({ browser, request }) => {
  const email = await newcomer(request, 'kleidi');
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, email);
  await page.goto('/me/security');
  await page.getByRole('button', { name: 'Προσθήκη κλειδιού' }).click();
  await page.getByLabel(/Όνομα/).fill('Το κινητό μου');
  await page.getByRole('button', { name: 'Προσθήκη κλειδιού' }).click();
  await page.getByRole('button', { name: 'Τους φύλαξα' }).click();
  await expect(page.getByRole('table').getByText('Το κινητό μου')).toBeVisible();

  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  await page.goto('/sign-in');
  // The browser of a test may choose the passkey that the page suggests by itself, before anybody presses.
  await page
    .getByRole('button', { name: 'Σύνδεση με κλειδί πρόσβασης' })
    .click({ timeout: 3000 })
    .catch(() => {});
  await expect(page).toHaveURL(/\/me$/);

  await page.goto('/me/security');
  await page.getByRole('button', { name: 'Αφαίρεση' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Αφαίρεση' }).click();
  await expect(page.getByText('Δεν έχετε κλειδί.')).toBeVisible();
});

test('who is given a role of the staff enrols first, and is led there', async ({ browser, request }) => {
  const email = await newcomer(request, 'kritis');
  const page = await (await browser.newContext()).newPage();
  await signIn(page, email);
  const admin = await Caller.of(request, people.admin);
  const { items } = await admin.get<{ items: { id: string }[] }>(`/members?q=${encodeURIComponent(email)}`);
  await admin.put(`/members/${items[0]?.id}/roles/reviewer`, undefined, '/me');
  await page.reload();
  await expect(page).toHaveURL(/\/me\/security$/);
  await expect(page.getByText('Προσθέστε πρώτα έναν δεύτερο παράγοντα')).toBeVisible();
  await page.getByRole('button', { name: 'Προσθήκη εφαρμογής' }).click();
  const secret = (await page.locator('.totp-secret').textContent()) ?? '';
  await page.getByLabel(/Ο κωδικός που δείχνει/).fill(codeOf(secret));
  await page.getByRole('button', { name: 'Επιβεβαίωση' }).click();
  await page.getByRole('button', { name: 'Τους φύλαξα' }).click();
  await expect(page.getByText('Όλα έτοιμα')).toBeVisible();
  await page.goto('/triage');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/triage/);
});

test('what wants a fresh factor asks for it, and goes on', async ({ page, request }) => {
  const email = await newcomer(request, 'rolos');
  await signIn(page, people.admin);
  const admin = await Caller.of(request, people.admin);
  const { items } = await admin.get<{ items: { id: string }[] }>(`/members?q=${encodeURIComponent(email)}`);
  // As if ten minutes had passed: the first request is refused, the one after the dialog is the service's own.
  const type = '/problems/step-up-required';
  const body = JSON.stringify({ type, title: 'Επιβεβαιώστε', status: 403 });
  const refused = { status: 403, contentType: 'application/problem+json', body };
  await page.route('**/api/v1/members/*/roles/*', (route) => route.fulfill(refused), { times: 1 });
  await page.goto(`/admin/members/${items[0]?.id}`);
  await page.getByRole('button', { name: /Κριτής/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Επιβεβαιώστε ότι είστε εσείς' });
  await dialog.getByLabel('Ο κωδικός της εφαρμογής').fill(await demoCodeOf(request, people.admin));
  await dialog.getByRole('button', { name: 'Συνέχεια' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: 'Κριτής' })).toContainText('ναι');
});

import { expect, test } from '@playwright/test';
import { people, signIn } from './people';

// A body's system, from its entry by an administrator to its first call.

test('an API client is entered, gets a secret, calls, and is stopped', async ({ page, playwright, baseURL }) => {
  await signIn(page, people.admin);
  await page.goto('/admin/clients');
  await page.getByRole('link', { name: 'Νέα εφαρμογή' }).click();
  await page.getByRole('button', { name: 'Αποθήκευση' }).click();
  await expect(page.getByRole('alert')).toContainText('Διαλέξτε τον φορέα');

  const name = `Πρωτόκολλο ${Date.now()}`;
  await page.getByLabel('Όνομα').fill(name);
  await page.getByLabel('Σκοπός').fill('Φέρνει τις προτάσεις που πρωτοκολλούνται.');
  await page.getByLabel('Email επικοινωνίας').fill('it@ioannina.gr');
  await page.getByRole('combobox', { name: 'Φορέας' }).fill('Ιωαννιτών');
  await page.getByRole('option', { name: /Δήμος Ιωαννιτών/ }).click();
  await page.getByRole('checkbox', { name: /Υποβάλλει προβλήματα/ }).check();
  await page.getByRole('button', { name: 'Αποθήκευση' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.getByRole('button', { name: 'Νέο μυστικό' }).click();
  const secret = (await page.getByTestId('client-secret').textContent()) ?? '';
  expect(secret).toMatch(/^wns_.{40,}/);
  const id = new URL(page.url()).pathname.split('/').pop() ?? '';

  // The system has no cookies of the administrator's.
  const system = await playwright.request.newContext(baseURL ? { baseURL } : {});
  const shown = Buffer.from(`${id}:${secret}`).toString('base64');
  const issued = await system.post('/oauth/token', {
    headers: { authorization: `Basic ${shown}` },
    form: { grant_type: 'client_credentials' },
  });
  expect(issued.status()).toBe(200);
  const { access_token, scope } = await issued.json();
  expect(scope).toBe('submissions:submit');
  const headers = { authorization: `Bearer ${access_token}` };
  const draft = await system.post('/api/v1/campaigns/scholeio-anoichto/submissions', {
    headers,
    data: { kind: 'proposal', title: 'Από το πρωτόκολλο', visibility: 'network' },
  });
  expect(draft.status(), await draft.text()).toBe(201);
  expect((await draft.json()).author.name).toBe(name);
  expect((await system.get('/api/v1/members', { headers })).status()).toBe(403);

  await page.reload();
  await expect(page.getByTestId('client-secret')).toHaveCount(0);
  await page.getByRole('button', { name: 'Διακοπή' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Διακοπή' }).click();
  await expect(page.getByText('Σταματημένη')).toBeVisible();
  expect((await system.get('/api/v1/campaigns', { headers })).status()).toBe(401);
  await system.dispose();
});

import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { mailedLink, PASSWORD, signIn } from './people';

/** Signs in at the provider's own pages, which know everybody, and agrees. */
async function agree(page: Page, login: string): Promise<void> {
  await page.getByRole('textbox', { name: /login/i }).fill(login);
  await page.getByRole('textbox', { name: /password/i }).fill('any');
  await page.getByRole('button', { name: /sign-in/i }).click();
  await page.getByRole('button', { name: /continue/i }).click();
}

const through = (page: Page) => page.getByRole('button', { name: 'Σύνδεση μέσω: Δοκιμαστικός πάροχος' });

/** For what no address alone leads to, so that the list of all pages does not have it. */
async function accessible(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

/** Signs out by leaving the browser's memory behind. */
async function leave(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
}

async function newcomer(request: APIRequestContext, name: string): Promise<string> {
  const email = `${name}${Date.now()}@ioannina.gr`;
  const bodies = await (await request.get('/api/v1/organisations?domain=ioannina.gr')).json();
  const form = {
    given_name: 'Δέσποινα',
    family_name: 'Θυρωρού',
    email,
    password: PASSWORD,
    organisation_id: bodies.items[0].id,
    language: 'el',
    consents: { terms: '2026-11', privacy: '2026-11' },
  };
  expect((await request.post('/api/v1/members', { data: form })).ok()).toBe(true);
  await verify(request, email);
  return email;
}

async function verify(request: APIRequestContext, email: string): Promise<void> {
  const token = new URL(await mailedLink(request, email, '/verify-email')).searchParams.get('token');
  expect((await request.post('/api/v1/members/verify-email', { data: { token } })).ok()).toBe(true);
}

test('who comes from a provider links the account that is there, and then signs in by it', async ({
  page,
  request,
}) => {
  const email = await newcomer(request, 'thyra');
  const login = `thyra${Date.now()}`;
  await page.goto('/sign-in');
  await through(page).click();
  await agree(page, login);
  await expect(page.getByRole('heading', { level: 1, name: 'Έχετε ήδη λογαριασμό;' })).toBeVisible();
  expect(new URL(page.url()).search, 'the code does not stay in the address').toBe('');
  await accessible(page);
  await page.getByRole('button', { name: 'Έχω λογαριασμό' }).click();
  await expect(page.getByText('Δείξτε ότι ο λογαριασμός είναι δικός σας')).toBeVisible();
  await accessible(page);
  await page.getByLabel('Υπηρεσιακό email').fill(email);
  await page.getByLabel('Κωδικός πρόσβασης').fill(PASSWORD);
  await page.getByRole('button', { name: 'Σύνδεση', exact: true }).click();
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByText('Ο λογαριασμός σας συνδέθηκε με τον πάροχο')).toBeVisible();

  await leave(page);
  await page.goto('/sign-in?next=%2Fme%2Fsecurity');
  await through(page).click();
  await agree(page, login);
  await expect(page).toHaveURL(/\/me\/security$/);

  const part = page.getByRole('region', { name: 'Σύνδεση μέσω άλλου παρόχου' });
  await part.getByRole('button', { name: 'Κατάργηση' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Κατάργηση' }).click();
  await expect(part.getByText('Δεν έχετε συνδέσει άλλον πάροχο.')).toBeVisible();
});

test('a registration that begins at a provider ends with an account that signs in by it', async ({ page, request }) => {
  const email = `nea${Date.now()}@ioannina.gr`;
  await page.goto('/sign-in');
  await through(page).click();
  await agree(page, email);
  await page.getByRole('button', { name: 'Νέα εγγραφή' }).click();
  await expect(page.getByText('Εγγραφή μέσω άλλου παρόχου')).toBeVisible();
  await expect(page.locator('[name="given_name"]')).toHaveValue('Ελένη');
  await expect(page.locator('[name="family_name"]')).toHaveValue('Παρόχου');
  const next = () => page.getByRole('button', { name: 'Συνέχεια', exact: true }).click();
  await next();
  await expect(page.locator('[name="email"]')).toHaveValue(email);
  await page.locator('[name="password"]').fill(PASSWORD);
  await next();
  await page.getByRole('combobox', { name: 'Φορέας' }).fill('ιωαννιτ');
  await page.getByRole('option', { name: /Δήμος Ιωαννιτών/ }).click();
  await next();
  await next();
  await page.getByRole('checkbox', { name: /όρους χρήσης/ }).check();
  await page.getByRole('checkbox', { name: /προστασίας δεδομένων/ }).check();
  await page.getByRole('button', { name: 'Εγγραφή', exact: true }).click();
  await expect(page.locator('#main').getByText(email)).toBeVisible();
  await verify(request, email);

  await page.goto('/sign-in');
  await through(page).click();
  // The provider remembers who sits here, and what they agreed to.
  await expect(page).toHaveURL(/\/me$/);
});

test('a member links from the security page, by keyboard and by password', async ({ page, request }) => {
  const email = await newcomer(request, 'asfaleia');
  await signIn(page, email);
  await page.goto('/me/security');
  const part = page.getByRole('region', { name: 'Σύνδεση μέσω άλλου παρόχου' });
  const add = part.getByRole('button', { name: 'Προσθήκη: Δοκιμαστικός πάροχος' });
  await add.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ο κωδικός σας').fill('λάθος-κωδικός');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeFocused();
  await dialog.getByLabel('Ο κωδικός σας').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await agree(page, `asfaleia${Date.now()}`);
  await expect(page).toHaveURL(/\/me\/security/);
  await expect(part.getByRole('table').getByText('Δοκιμαστικός πάροχος')).toBeVisible();
});

test('what goes wrong at the provider is told kindly, also on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('/sign-in');
  await through(page).click();
  await page.getByRole('link', { name: /cancel/i }).click();
  await expect(page.getByText('Η σύνδεση ακυρώθηκε')).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in\/callback\/certified$/);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide, 'wider than the window').toBe(false);
  await page.getByRole('link', { name: 'Πίσω στη σύνδεση' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);

  await page.goto('/sign-in/callback/certified?code=x&state=stolen');
  await expect(page.getByRole('alert')).toContainText('ξεκίνησε σε άλλο πρόγραμμα περιήγησης');
  await page.goto('/sign-in/callback/certified?error=server_error&state=x');
  await expect(page.getByRole('alert')).toContainText('Ο πάροχος δεν ολοκλήρωσε τη σύνδεση');
  await page.goto('/sign-in/callback/certified');
  await expect(page.getByText('Δεν υπάρχει σύνδεση να ολοκληρωθεί')).toBeVisible();
});

import { expect, test } from '@playwright/test';
import { people, signIn } from './people';

// What the README's tour by screen shows and the journey does not come by, in the order of the tour.

test('1. the way in is on the first page, and the mails of the demo are open to read', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Εγγραφή στο δίκτυο' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Πώς σας λένε;' })).toBeFocused();
  await expect(page.getByText('Εγγραφή στο δίκτυο · βήμα 1 από 5')).toBeVisible();
  await page.goto('/outbox');
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.locator('iframe.mail-html')).toBeVisible();
  await page.getByRole('link', { name: 'Κείμενο' }).click();
  await expect(page.locator('.mail-text')).toContainText('http');
});

test('2. an answer to the survey is left half done and gone on with', async ({ page }) => {
  await signIn(page, people.representative);
  await page.goto('/campaigns');
  await page.getByRole('link', { name: 'Έτοιμη γειτονιά' }).click();
  await page
    .getByRole('link', { name: /έρευνα/ })
    .first()
    .click();
  await page.getByRole('button', { name: /Απαντήστε|Συνεχίστε/ }).click();
  await page.getByRole('radio', { name: 'Δήμος' }).check();
  await page.getByRole('button', { name: 'Αποθήκευση και συνέχεια αργότερα' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Συνεχίστε τις απαντήσεις σας' }).click();
  await expect(page.getByRole('radio', { name: 'Δήμος' })).toBeChecked();
});

test('2. while a title is typed, similar submissions are shown', async ({ page }) => {
  await signIn(page, people.member);
  await page.goto('/campaigns/scholeio-anoichto/submit');
  await page.locator('[name="title"]').fill('Οι σχολικές αυλές μένουν κλειστές το Σάββατο');
  await expect(page.getByRole('status').getByRole('link').first()).toBeVisible();
});

test('3. the queue gives the reviewer the submission with the fewest scores', async ({ page }) => {
  await signIn(page, people.reviewer);
  await page.getByRole('navigation').getByRole('link', { name: 'Επεξεργασία' }).first().click();
  await page.getByRole('link', { name: 'Ξεκινήστε τη βαθμολόγηση' }).click();
  await expect(page).toHaveURL(/\/triage\/[0-9a-f-]+/);
  await expect(page.getByRole('group').filter({ hasText: 'βάρος' }).first()).toBeVisible();
});

test('5. the library finds a word in any of its forms', async ({ page }) => {
  const found = async (q: string) => {
    await page.goto(`/library?q=${q}`);
    await expect(page.locator('.library-count')).toContainText(/\d/);
    return page.locator('.card-title').allTextContents();
  };
  const entries = await found('ουρές');
  expect(entries.length).toBeGreaterThan(0);
  expect(await found('ΟΥΡΑ')).toEqual(entries);
});

test('5. a representative moves the adoption of their body on', async ({ page }) => {
  await signIn(page, people.representative);
  await page.goto('/library');
  const titles = page.locator('.card-title a');
  await expect(titles.first()).toBeVisible();
  for (const path of await titles.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const call = page.getByRole('button', { name: 'Δηλώστε ενδιαφέρον' });
    if (!(await call.isVisible())) continue;
    await call.click();
    await page.getByRole('button', { name: 'Ενημέρωση πορείας' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Σχεδιάζει' }).check();
    await dialog.getByRole('button', { name: 'Αποθήκευση' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('listitem').filter({ hasText: 'Δήμος Ιωαννιτών' })).toContainText('Σχεδιάζει');
    return;
  }
  throw new Error('the body has adopted all entries already');
});

test('6. the administrator finds members, bodies, jobs, outbox and audit trail', async ({ page }) => {
  await signIn(page, people.admin);
  await page.getByRole('navigation').getByRole('link', { name: 'Διαχείριση' }).first().click();
  const sections = page.getByRole('navigation', { name: 'Ενότητες' });
  for (const name of ['Μέλη', 'Φορείς', 'Εργασίες', 'Εξερχόμενα', 'Ίχνος ενεργειών']) {
    await sections.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByRole('table').or(page.locator('.empty-state')).first()).toBeVisible();
  }
});

import { expect, type Page, test } from '@playwright/test';

const next = (page: Page) => page.getByRole('button', { name: 'Συνέχεια' }).click();

test('what is wrong with a step is named beside its field and in a summary that leads there', async ({ page }) => {
  await page.goto('/register');
  await next(page);
  const summary = page.getByRole('alert').first();
  await expect(summary).toBeFocused();
  for (const fault of ['Γράψτε το όνομά σας', 'Γράψτε το επώνυμό σας']) {
    await expect(summary.getByText(fault)).toBeVisible();
  }
  await expect(summary.getByText('Διαλέξτε τον φορέα σας από τη λίστα')).toHaveCount(0);
  await summary.getByText('Γράψτε το επώνυμό σας').click();
  await expect(page.locator('[name="family_name"]')).toBeFocused();
  await expect(page.locator('[name="family_name"]')).toHaveAttribute('aria-invalid', 'true');
});

test('what was answered is there again after a look elsewhere, but for the password', async ({ page }) => {
  await page.goto('/register');
  await page.locator('[name="given_name"]').fill('Ιωάννα');
  await page.locator('[name="family_name"]').fill('Ρίζου');
  await next(page);
  await expect(page.getByRole('heading', { name: 'Υπηρεσιακό email και κωδικός' })).toBeFocused();
  await page.goto('/library');
  await page.goto('/register');
  await expect(page.locator('[name="given_name"]')).toHaveValue('Ιωάννα');
  await expect(page.locator('[name="password"]')).toHaveValue('');
});

test('a fault that only the API finds is named beside its field, too', async ({ page }) => {
  await page.goto('/register');
  await page.locator('[name="given_name"]').fill('Ιωάννα');
  await page.locator('[name="family_name"]').fill('Ρίζου');
  await next(page);
  await page.locator('[name="email"]').fill('ioanna.lathi@ioannina.gr');
  await page.locator('[name="password"]').fill('1234567890');
  await next(page);
  await page.getByRole('combobox', { name: 'Φορέας' }).fill('ιωαννιτ');
  await page.getByRole('option', { name: /Δήμος Ιωαννιτών/ }).click();
  await next(page);
  await next(page);
  await page.getByRole('checkbox', { name: /όρους χρήσης/ }).check();
  await page.getByRole('checkbox', { name: /προστασίας δεδομένων/ }).check();
  await page.getByRole('button', { name: 'Εγγραφή', exact: true }).click();
  await expect(page.getByRole('alert').first()).toBeFocused();
  await expect(page.getByText('Διαλέξτε δυσκολότερο κωδικό', { exact: false }).first()).toBeVisible();
  await expect(page.locator('[name="password"]')).toHaveAttribute('aria-invalid', 'true');
});

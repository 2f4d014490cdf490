import { expect, test } from '@playwright/test';

test('what is wrong with a registration is named beside its field and in a summary that leads there', async ({
  page,
}) => {
  await page.goto('/register');
  await page.locator('[name="email"]').fill('ioanna@ioannina');
  await page.locator('[name="password"]').fill('1234567890');
  await page.getByRole('button', { name: 'Εγγραφή', exact: true }).click();

  const summary = page.getByRole('alert').first();
  await expect(summary).toBeFocused();
  for (const fault of ['Γράψτε το όνομά σας', 'Γράψτε το επώνυμό σας', 'Διαλέξτε τον φορέα σας από τη λίστα']) {
    await expect(summary.getByText(fault)).toBeVisible();
  }
  await summary.getByText('Γράψτε το επώνυμό σας').click();
  await expect(page.locator('[name="family_name"]')).toBeFocused();
  await expect(page.locator('[name="family_name"]')).toHaveAttribute('aria-invalid', 'true');
});

test('a fault that only the API finds is named beside its field, too', async ({ page }) => {
  await page.goto('/register');
  await page.locator('[name="given_name"]').fill('Ιωάννα');
  await page.locator('[name="family_name"]').fill('Ρίζου');
  await page.locator('[name="email"]').fill('ioanna.lathi@ioannina.gr');
  await page.locator('[name="password"]').fill('1234567890');
  await page.getByRole('combobox', { name: 'Φορέας' }).fill('ιωαννιτ');
  await page.getByRole('option', { name: /Δήμος Ιωαννιτών/ }).click();
  await page.getByRole('checkbox', { name: /όρους χρήσης/ }).check();
  await page.getByRole('checkbox', { name: /προστασίας δεδομένων/ }).check();
  await page.getByRole('button', { name: 'Εγγραφή', exact: true }).click();
  await expect(page.getByRole('alert').first()).toBeFocused();
  await expect(page.getByText('Διαλέξτε δυσκολότερο κωδικό', { exact: false }).first()).toBeVisible();
  await expect(page.locator('[name="password"]')).toHaveAttribute('aria-invalid', 'true');
});

import { expect, test } from '@playwright/test';
import { people, signIn } from './people';

/** A registry of one body and two units, whose name nothing else has. */
const registry = (name: string) => ({
  organizations: [{ code: '99001', preferredLabel: name, status: 'Active', vatId: '997907709' }],
  'organizational-units': [
    { code: '1', organizationCode: '99001', preferredLabel: 'Διεύθυνση Λιμένος' },
    { code: '2', organizationCode: '99001', supervisorUnitCode: '1', preferredLabel: 'Τμήμα Προβλητών' },
  ],
});

test('a registry is looked at before it is applied, and its body has a page then', async ({ page }) => {
  await signIn(page, people.admin);
  await page.goto('/admin/registry');
  const bring = async (name: string) => {
    const buffer = Buffer.from(JSON.stringify(registry(name)));
    await page
      .getByLabel('Αρχείο (έως 256 MB)')
      .setInputFiles({ name: 'registry.json', mimeType: 'application/json', buffer });
    await page.getByRole('button', { name: 'Έναρξη' }).click();
    await expect(page.getByText('Έτοιμη για έλεγχο')).toBeVisible({ timeout: 20_000 });
  };
  await bring('Λιμενικό Ταμείο Αστακού');
  await expect(page.getByRole('link', { name: 'Νέοι φορείς (1)' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /Λιμενικό Ταμείο Αστακού/ })).toBeVisible();
  await page.getByRole('button', { name: 'Εφαρμογή' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Εφαρμογή' }).click();
  await expect(page.getByText('Εφαρμόστηκε στις')).toBeVisible({ timeout: 20_000 });

  await page.goto('/organisations?q=λιμενικο αστακου');
  await page.getByRole('link', { name: 'Λιμενικό Ταμείο Αστακού' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Λιμενικό Ταμείο Αστακού' })).toBeVisible();
  await page.getByRole('button', { name: /Μονάδες κάτω από: Διεύθυνση Λιμένος/ }).click();
  await expect(page.getByText('Τμήμα Προβλητών')).toBeVisible();

  await page.goto('/admin/registry');
  await bring('Λιμενικό Ταμείο Αστακού και Εχινάδων');
  await expect(page.getByRole('link', { name: 'Φορείς που αλλάζουν (1)' })).toBeVisible();
  await expect(page.getByText('ήταν: Λιμενικό Ταμείο Αστακού', { exact: true })).toBeVisible();
});

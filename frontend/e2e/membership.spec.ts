import { expect, test } from '@playwright/test';
import { mailedLink, PASSWORD, people, signIn } from './people';

const stamp = Date.now();

test('a registration from an unknown address is approved in the queue, and can be undone before', async ({
  page,
  request,
}) => {
  const email = `dafni.kosta${stamp}@agnostos.example`;
  await page.goto('/register');
  await page.locator('[name="given_name"]').fill('Δάφνη');
  await page.locator('[name="family_name"]').fill(`Κώστα ${stamp}`);
  await page.getByRole('button', { name: 'Συνέχεια' }).click();
  await page.locator('[name="email"]').fill(email);
  await page.locator('[name="password"]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Συνέχεια' }).click();
  await page.getByRole('combobox', { name: 'Φορέας' }).fill('ιωαννιτ');
  await page.getByRole('option', { name: /Δήμος Ιωαννιτών/ }).click();
  await page.getByRole('button', { name: 'Συνέχεια' }).click();
  await page.getByRole('button', { name: 'Συνέχεια' }).click();
  await page.getByRole('checkbox', { name: /όρους χρήσης/ }).check();
  await page.getByRole('checkbox', { name: /προστασίας δεδομένων/ }).check();
  await page.getByRole('button', { name: 'Εγγραφή', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ελέγξτε το email σας' })).toBeVisible();
  await page.goto(await mailedLink(request, email, '/verify-email'));
  await page.getByRole('button', { name: 'Επιβεβαίωση' }).click();
  await expect(page.getByText('Το email σας επιβεβαιώθηκε', { exact: false }).first()).toBeVisible();

  await signIn(page, people.admin);
  await page.goto('/admin/members?status=awaiting_approval&domain=agnostos.example');
  await page.getByRole('checkbox', { name: `Επιλογή: Δάφνη Κώστα ${stamp}` }).check();
  await page.getByRole('button', { name: 'Έγκριση', exact: true }).click();
  await page.getByRole('button', { name: 'Προεπισκόπηση μηνυμάτων' }).click();
  await expect(page.getByText('1 μήνυμα')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Έγκριση', exact: true }).click();
  const held = page.getByRole('listitem').filter({ hasText: `Δάφνη Κώστα ${stamp}` });
  await expect(held).toBeVisible();
  await held.getByRole('button', { name: 'Αναίρεση' }).click();
  await expect(held).toHaveCount(0);
});

test('a file of people is judged row by row, and then written', async ({ page }) => {
  await signIn(page, people.admin);
  await page.goto('/admin/members/import');
  const rows = `Όνομα;Επώνυμο;Ηλ. ταχυδρομείο\nΑλέξης;Νικολάου;alexis${stamp}@ioannina.gr\nΧωρίς;;x\n`;
  await page
    .locator('[name="file"]')
    .setInputFiles({ name: 'stelechi.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await expect(page.getByRole('heading', { name: 'stelechi.csv' })).toBeVisible();
  await expect(page.getByText('Έτοιμες 0 από 2 γραμμές', { exact: false })).toBeVisible();
  await page.getByLabel('Ηλ. ταχυδρομείο').selectOption('email');
  await page.getByRole('button', { name: 'Έλεγχος ξανά' }).click();
  await expect(page.getByText('Έτοιμες 1 από 2 γραμμές', { exact: false })).toBeVisible();
  await expect(page.getByText('Επώνυμο: λείπει', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Εγγραφή 1 προφίλ' }).click();
  await page.getByRole('button', { name: 'Να γραφτούν' }).click();
  await expect(page.getByText('Γράφτηκαν 1 προφίλ', { exact: false })).toBeVisible();
});

test('whoever asks to be erased sees first what goes, and can think again', async ({ page }) => {
  await signIn(page, people.representative);
  await page.goto('/me/privacy');
  await expect(page.getByRole('table', { name: 'Τι θα γίνει με όσα τηρούμε' })).toBeVisible();
  await page.getByRole('button', { name: 'Διαγραφή του λογαριασμού', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Κατάλαβα τι διαγράφεται και τι μένει' }).check();
  await page.getByLabel('Ο κωδικός σας').fill(PASSWORD);
  await page.getByRole('button', { name: 'Ζητώ να διαγραφώ' }).click();
  await expect(page.getByText('Ο λογαριασμός σας διαγράφεται στις', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Ακύρωση της διαγραφής' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ακύρωση της διαγραφής' }).click();
  await expect(page.getByRole('button', { name: 'Διαγραφή του λογαριασμού', exact: true })).toBeVisible();
});

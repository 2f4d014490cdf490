import { expect, type Page, test } from '@playwright/test';
import { PASSWORD, people } from './people';

/** Goes on with Tab until this has the focus: whoever cannot reach it by keyboard cannot use it. */
async function reach(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 120; step++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${selector}`);
}

test('a submission is written and handed in with the keyboard alone', async ({ page }) => {
  await page.goto('/sign-in');
  await reach(page, '[name="email"]');
  await page.keyboard.type(people.member);
  await reach(page, '[name="password"]');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/me$/);

  await page.goto('/campaigns/scholeio-anoichto/submit');
  await expect(page.getByRole('heading', { level: 1, name: 'Νέα υποβολή' })).toBeVisible();
  await reach(page, '[name="kind"]');
  await page.keyboard.press('Space');
  await reach(page, '[name="title"]');
  await page.keyboard.type('Το κλειδί της αυλής το έχει ένας άνθρωπος και λείπει τα Σάββατα');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/edit/);
  await expect(page.getByText('Βασικά στοιχεία')).toBeVisible();

  await reach(page, 'textarea');
  await page.keyboard.type('Όποιος θέλει να μπει το Σάββατο τηλεφωνεί σε έναν άνθρωπο, που συχνά λείπει από την πόλη.');
  await reach(page, 'select');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await reach(page, 'input[type="checkbox"]');
  await page.keyboard.press('Space');
  await reach(page, 'textarea');
  await page.keyboard.press('Tab');
  await reach(page, 'textarea');
  await page.keyboard.type('Κάθε Σάββατο τρεις ομάδες παιδιών περιμένουν έξω από την πόρτα ώσπου να βρεθεί το κλειδί.');
  // The radio groups in their order: one Tab each, Space chooses.
  for (const name of ['frequency', 'severity', 'tried']) {
    await reach(page, `input[type="radio"][name$="${name}"]`);
    await page.keyboard.press('Space');
  }
  if (await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value === 'yes')) {
    await page.keyboard.press('ArrowDown');
  }
  await reach(page, '[name$="benefit"]');
  await page.keyboard.type('Τα παιδιά μπαίνουν στην ώρα τους.');
  await expect(page.getByText(/Αποθηκεύτηκε στις/).first()).toBeVisible();
  await reach(page, 'button[type="submit"]');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/WN-\d{4}-\d{4}/).first()).toBeVisible();
});

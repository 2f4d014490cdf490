import { expect, test } from '@playwright/test';

test('the pages speak Greek, and English when asked, also after a reload', async ({ page }) => {
  await page.goto('/library');
  await expect(page.getByRole('heading', { name: 'Βιβλιοθήκη έργων' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('link', { name: 'Library' }).first()).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Ελληνικά' }).first().click();
  await expect(page.getByRole('heading', { name: 'Βιβλιοθήκη έργων' })).toBeVisible();
});

test('a change of page puts the focus on its heading', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Βιβλιοθήκη' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

import { expect, type Locator, type Page, test } from '@playwright/test';
import { people, signIn } from './people';

/** Whether the element that has the focus shows it, and can be seen. */
async function showsFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const name = `${element.tagName} ${element.getAttribute('name') ?? ''} ${element.textContent?.trim().slice(0, 40)}`;
    const rings = [element, element.parentElement, element.nextElementSibling].filter((each) => each !== null);
    const ring = rings.some((each) =>
      [undefined, '::before', '::after'].some((part) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each, part);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      }),
    );
    const { bottom, top, width } = element.getBoundingClientRect();
    if (!ring) return `no ring: ${name}`;
    return width > 0 && bottom > 0 && top < innerHeight ? '' : `out of sight: ${name}`;
  });
}

/** Goes through the whole page by Tab; answers what was wrong on the way. */
async function walk(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  const faults = new Set<string>();
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) return [...faults];
    const fault = await showsFocus(page);
    if (fault) faults.add(`${path}: ${fault}`);
  }
  return [...faults, `${path}: Tab does not come to an end`];
}

test('the focus is seen wherever Tab leads, from the first to the last of a page', async ({ page }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const faults: string[] = [];
  const visited = ['/', '/library', '/challenges', '/register', '/campaigns/scholeio-anoichto', '/sign-in'];
  for (const path of visited) faults.push(...(await walk(page, path)));
  await signIn(page, people.coordinator);
  for (const path of ['/me', '/triage', '/admin/library', '/admin/campaigns/scholeio-anoichto']) {
    faults.push(...(await walk(page, path)));
  }
  expect(faults).toEqual([]);
});

test('the first Tab offers to skip what every page begins with', async ({ page }) => {
  await page.goto('/library');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Μετάβαση στο περιεχόμενο' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true);
});

/** Opens by Enter, holds what `inside` is, closes by Escape, and gives the focus back. */
async function opensAndCloses(page: Page, opener: Locator, inside: Locator): Promise<void> {
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(inside).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inside).toBeHidden();
  await expect(opener).toBeFocused();
}

test('menus and dialogs open, close by Escape and give the focus back', async ({ page }) => {
  await signIn(page, people.coordinator);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const header = page.getByRole('banner');
  await opensAndCloses(
    page,
    header.getByRole('button', { name: 'Εμφάνιση' }),
    page.getByText('Όπως στη συσκευή').first(),
  );
  await opensAndCloses(
    page,
    header.getByRole('button', { name: /Ο λογαριασμός μου/ }).first(),
    header.getByText(people.coordinator),
  );
  await page.goto('/admin/campaigns/scholeio-anoichto');
  const dialog = page.getByRole('dialog');
  await opensAndCloses(page, page.getByRole('button', { name: 'Αρχειοθέτηση' }), dialog);

  // A dialog holds the focus while it is open.
  await page.keyboard.press('Enter');
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || Boolean(document.activeElement?.closest('dialog')),
      ),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 390, height: 844 });
  await opensAndCloses(
    page,
    header.getByRole('button', { name: 'Μενού' }),
    header.getByRole('link', { name: 'Βιβλιοθήκη' }),
  );
});

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { ADDRESSES, demo, pagesOf, routes } from './addresses';
import { signIn } from './people';

// These tests look and change nothing that another sees: they may run beside the journeys.
test.describe.configure({ mode: 'parallel', timeout: 420_000 });

/** Where nothing is. */
const NOWHERE = '/nowhere';

const LOOKS = [
  { theme: 'light', width: 1280, height: 900 },
  { theme: 'dark', width: 1280, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
  { theme: 'light', width: 390, height: 844 },
] as const;
type Look = (typeof LOOKS)[number];

/** What a theme may change: of a page that is right in light, dark asks only about these. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function faultsOf(page: Page, path: string, { theme, width }: Look, tags: string[]): Promise<string[]> {
  // A mail stands in a frame in which no script runs, so also none that looks; `mailFaults` opens it on its own.
  const axe = new AxeBuilder({ page }).exclude('.mail-html');
  const { violations } = await (theme === 'light' ? axe.withTags(tags) : axe.withRules(OF_COLOUR)).analyze();
  const faults = violations.map(
    ({ id, nodes }) => `${path} (${theme}, ${width}): ${id}: ${nodes.map((node) => node.target).join(' | ')}`,
  );
  const spills = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (spills) faults.push(`${path} (${width}): wider than the window`);
  return faults;
}

/** The mail that the page shows, on its own, as a mail program shows it. A mail has no landmarks: those are of pages. */
async function mailFaults(page: Page, path: string): Promise<string[]> {
  const frame = page.locator('iframe.mail-html');
  if ((await frame.count()) === 0) return [];
  const mail = await page.context().newPage();
  await mail.setContent((await frame.getAttribute('srcdoc'))?.replaceAll(' data-style="', ' style="') ?? '');
  const faults = await faultsOf(mail, `the mail of ${path}`, LOOKS[0], WCAG);
  await mail.close();
  return faults;
}

/** Opens a page once, and looks at it in every look without loading it again. */
async function check(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await expect(page.locator('h1').first(), path).toBeVisible();
  await page.waitForLoadState('networkidle');
  const nowhere = page.getByRole('heading', { name: 'Η σελίδα δεν βρέθηκε' });
  await expect(nowhere, path).toHaveCount(path === NOWHERE ? 1 : 0);
  const faults = await mailFaults(page, path);
  for (const look of LOOKS) {
    await page.setViewportSize(look);
    await page.emulateMedia({ colorScheme: look.theme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', look.theme);
    faults.push(...(await faultsOf(page, path, look, [...WCAG, 'best-practice'])));
  }
  return faults;
}

test('every route has an address here', () => {
  expect(Object.keys(ADDRESSES).sort()).toEqual(routes().sort());
});

const visitors = new Set(
  Object.values(ADDRESSES)
    .flat()
    .map((visit) => visit.by),
);
for (const visitor of visitors) {
  test(`every page of ${visitor} is accessible, in both themes, wide and narrow`, async ({ page, request }) => {
    const { things, emails } = await demo(request);
    if (visitor !== 'visitor') await signIn(page, emails[visitor]);
    const faults: string[] = [];
    for (const path of pagesOf(visitor, { things })) faults.push(...(await check(page, path)));
    if (visitor === 'visitor') faults.push(...(await check(page, NOWHERE)));
    expect(faults).toEqual([]);
  });
}

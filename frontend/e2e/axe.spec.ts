import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { Caller, people, signIn } from './people';

/** Where nothing is. */
const NOWHERE = '/nowhere';

/** What everybody may open. Parts in braces are filled from the demo. */
const PUBLIC = [
  '/',
  '/sign-in',
  '/register',
  '/forgot-password',
  '/reset-password',
  '/verify-email',
  '/campaigns',
  '/campaigns/{campaign}',
  '/campaigns/{campaign}/submissions',
  '/challenges',
  '/challenges/{challenge}',
  '/library',
  '/library/{entry}',
  '/surveys/{survey}',
  '/surveys/{closed}/results',
  '/newsletter',
  '/newsletter/confirm',
  '/unsubscribe',
  '/outbox',
  '/accessibility',
  '/privacy',
  '/terms',
  NOWHERE,
];

/** What somebody must be signed in for, by who opens it. */
const SIGNED_IN: Record<keyof typeof people, string[]> = {
  member: [
    '/me',
    '/me/profile',
    '/me/notifications',
    '/submissions',
    '/campaigns/{campaign}/submit',
    '/surveys/{open}',
    '/projects',
    '/evaluations',
  ],
  representative: ['/library/{entry}'],
  reviewer: ['/triage', '/triage/{submission}'],
  coordinator: [
    '/challenges/{challenge}/team',
    '/projects/{project}',
    '/evaluations/{round}',
    '/admin',
    '/admin/campaigns',
    '/admin/campaigns/{campaign}',
    '/admin/surveys',
    '/admin/questionnaires',
    '/admin/criteria',
    '/admin/library',
    '/admin/feedback',
  ],
  admin: [
    '/admin/members',
    '/admin/organisations',
    '/admin/jobs',
    '/admin/outbox',
    '/admin/audit',
    '/admin/newsletter',
  ],
};

const LOOKS = [
  { theme: 'light', width: 1280, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
  { theme: 'dark', width: 1280, height: 900 },
  { theme: 'light', width: 390, height: 844 },
] as const;

interface Items {
  items: { id: string; slug: string }[];
}

/** One of each thing of the demo, for the addresses. */
async function fill(request: APIRequestContext): Promise<(path: string) => string> {
  const staff = await Caller.of(request, people.coordinator);
  const first = async (path: string, part: 'id' | 'slug' = 'id') => {
    const { items } = await staff.get<Items>(path);
    return items[0]?.[part] ?? 'missing';
  };
  const parts: Record<string, string> = {
    campaign: 'scholeio-anoichto',
    survey: 'ereuna-kainotomias-6',
    open: 'ereuna-kainotomias-6',
    closed: 'ereuna-kainotomias-1',
    challenge: await first('/challenges?status=open_for_participation&limit=1'),
    entry: await first('/library-entries?limit=1', 'slug'),
    project: await first('/projects?limit=1'),
    round: await first('/evaluation-rounds?limit=1'),
    submission: await first('/campaigns/dedomena-mia-fora/triage?limit=1'),
  };
  return (path) => path.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? 'missing');
}

async function check(page: Page, path: string, look: (typeof LOOKS)[number]): Promise<string[]> {
  await page.setViewportSize(look);
  await page.evaluate((theme) => localStorage.setItem('wenovate.theme', theme), look.theme);
  await page.goto(path);
  await expect(page.locator('h1').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  if (path !== NOWHERE) await expect(page.getByRole('heading', { name: 'Η σελίδα δεν βρέθηκε' })).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const faults = violations.map(
    ({ id, nodes }) => `${path} (${look.theme}, ${look.width}): ${id}: ${nodes.map((node) => node.target).join(' | ')}`,
  );
  const spills = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (spills) faults.push(`${path} (${look.width}): wider than the window`);
  return faults;
}

for (const look of LOOKS) {
  test(`every public page is accessible, ${look.theme}, ${look.width} px`, async ({ page, request }) => {
    test.setTimeout(300_000);
    const filled = await fill(request);
    await page.goto('/');
    const faults: string[] = [];
    for (const path of PUBLIC) faults.push(...(await check(page, filled(path), look)));
    expect(faults).toEqual([]);
  });

  for (const [who, paths] of Object.entries(SIGNED_IN)) {
    test(`every page of ${who} is accessible, ${look.theme}, ${look.width} px`, async ({ page, request }) => {
      test.setTimeout(300_000);
      const filled = await fill(request);
      await signIn(page, people[who as keyof typeof people]);
      const faults: string[] = [];
      for (const path of paths) faults.push(...(await check(page, filled(path), look)));
      expect(faults).toEqual([]);
    });
  }
}

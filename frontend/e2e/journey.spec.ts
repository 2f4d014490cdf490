import { type Browser, expect, type Page, test } from '@playwright/test';
import { Caller, mailedLink, PASSWORD, people, signIn } from './people';

// One problem of a public body, from registration to a library entry that another body adopts.
test.describe.configure({ mode: 'serial' });

const CAMPAIGN = 'scholeio-anoichto';
const TITLE = 'Τα αιτήματα για τη χρήση της αυλής χάνονται ανάμεσα σε δήμο και σχολείο';
const SUMMARY =
  'Οι σύλλογοι της γειτονιάς ζητούν την αυλή του σχολείου τα απογεύματα. Ο δήμος τους στέλνει στο σχολείο και το σχολείο πίσω στον δήμο.';
const CHALLENGE = 'Μία αίτηση για τη χρήση των σχολικών χώρων τα απογεύματα';

const email = `ioanna.rizou${Date.now()}@ioannina.gr`;
let submission = '';
let challenge = '';
let project = '';
let round = '';

/** A browser of their own for somebody, signed in. */
async function pageOf(browser: Browser, who: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, who);
  return page;
}

/** The coordinator opens a stage by hand, as on its administration page. */
async function open(request: Parameters<typeof Caller.of>[0], stage: string): Promise<void> {
  const coordinator = await Caller.of(request, people.coordinator);
  await coordinator.put(
    `/campaigns/${CAMPAIGN}/stages/${stage}/override`,
    { state: 'open', reason: 'Ανοίγει νωρίτερα για τη δοκιμή' },
    `/campaigns/${CAMPAIGN}`,
  );
}

test('1. a public servant registers, follows the link of the mail and signs in', async ({ page, request }) => {
  await page.goto('/register');
  await page.locator('[name="given_name"]').fill('Ιωάννα');
  await page.locator('[name="family_name"]').fill('Ρίζου');
  await page.getByRole('button', { name: 'Συνέχεια' }).click();
  await page.locator('[name="email"]').fill(email);
  await page.locator('[name="password"]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Συνέχεια' }).click();
  const picker = page.getByRole('combobox', { name: 'Φορέας' });
  await picker.fill('ιωαννιτ');
  await page.getByRole('option', { name: /Δήμος Ιωαννιτών/ }).click();
  await expect(page.getByText('ο λογαριασμός σας θα ενεργοποιηθεί μόλις το επιβεβαιώσετε')).toBeVisible();
  await page.getByRole('button', { name: 'Συνέχεια' }).click();
  await page.getByRole('button', { name: 'Συνέχεια' }).click();
  await page.getByRole('checkbox', { name: /όρους χρήσης/ }).check();
  await page.getByRole('checkbox', { name: /προστασίας δεδομένων/ }).check();
  await page.getByRole('button', { name: 'Εγγραφή', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ελέγξτε το email σας' })).toBeVisible();

  await page.goto(await mailedLink(request, email, '/verify-email'));
  await page.getByRole('button', { name: 'Επιβεβαίωση' }).click();
  await expect(page.getByText('ο λογαριασμός σας είναι ενεργός')).toBeVisible();
  await signIn(page, email);
  await expect(page.getByRole('heading', { name: 'Γεια σας, Ιωάννα' })).toBeVisible();
});

test('2. the member writes a submission, which is kept while it is written, and hands it in', async ({ browser }) => {
  const page = await pageOf(browser, email);
  await page.goto(`/campaigns/${CAMPAIGN}`);
  await page.getByRole('link', { name: 'Υποβάλετε ένα πρόβλημα ή μια πρόταση' }).click();
  await page.locator('[name="kind"][value="issue"]').check({ force: true });
  await page.locator('[name="title"]').fill(TITLE);
  await page.getByRole('button', { name: 'Συνέχεια' }).click();
  await expect(page).toHaveURL(/\/submissions\/[0-9a-f-]+\/edit/);
  submission = page.url().split('/').at(-2) ?? '';

  // Too early: what is missing is named, and the summary takes the focus.
  await page.getByRole('button', { name: 'Υποβολή', exact: true }).click();
  await expect(page.getByRole('alert').first()).toBeFocused();

  await page.getByRole('textbox', { name: /Περιγραφή/ }).fill(SUMMARY);
  await page.getByLabel(/Τομέας πολιτικής/).selectOption('education');
  await page.getByRole('checkbox', { name: 'Πολίτες', exact: true }).check();
  await page.getByRole('textbox', { name: /Τι συμβαίνει σήμερα/ }).fill(SUMMARY);
  await page.getByRole('radio', { name: 'Κάθε εβδομάδα' }).check();
  await page
    .getByRole('group', { name: /Πόσο σοβαρές/ })
    .getByRole('radio')
    .nth(3)
    .check();
  await page
    .getByRole('group', { name: /Έχει δοκιμαστεί/ })
    .getByRole('radio', { name: 'Όχι' })
    .check();
  await page.getByRole('textbox', { name: /Τι θα κερδίσουν/ }).fill('Μία αίτηση, μία απάντηση, ανοικτές αυλές.');
  await expect(page.getByText(/Αποθηκεύτηκε στις/).first()).toBeVisible();

  // What was written is there after a reload.
  await page.reload();
  await expect(page.getByRole('textbox', { name: /Περιγραφή/ })).toHaveValue(SUMMARY);
  await page.getByRole('button', { name: 'Υποβολή', exact: true }).click();
  await expect(page.getByText(/WN-\d{4}-\d{4}/).first()).toBeVisible();
});

test('3. a reviewer scores it, and a coordinator who did not makes it a critical challenge', async ({
  browser,
  request,
}) => {
  await open(request, 'triage');
  const reviewer = await pageOf(browser, people.reviewer);
  await reviewer.goto(`/triage/${submission}`);
  const criteria = reviewer.getByRole('group').filter({ hasText: /βάρος|δεν μετράει/ });
  await expect(criteria.first()).toBeVisible();
  for (const criterion of await criteria.all()) await criterion.getByRole('radio').nth(3).check();
  await reviewer.getByRole('button', { name: 'Αποθήκευση', exact: true }).click();
  await expect(reviewer.getByRole('heading', { name: 'Όλες οι βαθμολογίες' })).toBeVisible();

  const coordinator = await pageOf(browser, people.coordinator);
  await coordinator.goto(`/triage/${submission}`);
  await coordinator.getByRole('radio', { name: /Γίνεται κρίσιμο ζήτημα/ }).check();
  await coordinator.getByRole('textbox', { name: /Αιτιολογία/ }).fill('Το ίδιο πρόβλημα έχουν όλοι οι δήμοι.');
  await coordinator.locator('[name="new_challenge.title"]').fill(CHALLENGE);
  await coordinator.locator('[name="new_challenge.summary"]').fill(SUMMARY);
  await coordinator.getByRole('button', { name: 'Καταχώριση απόφασης' }).click();
  await coordinator.getByRole('dialog').getByRole('button', { name: 'Γίνεται κρίσιμο ζήτημα' }).click();
  await expect(coordinator.getByRole('link', { name: new RegExp(CHALLENGE) }).first()).toBeVisible();

  // The author is told in the application and by mail.
  const author = await pageOf(browser, email);
  await author.goto('/me/notifications');
  await expect(author.getByText(/WN-\d{4}-\d{4}/).first()).toBeVisible();
  const caller = await Caller.of(request, email);
  const shown = await caller.get<{ challenge: { id: string } }>(`/submissions/${submission}`);
  challenge = shown.challenge.id;
  await mailedLink(request, email, `/submissions/${submission}`);
});

test('4. members of three bodies form the team and write; others evaluate; the coordinator approves', async ({
  browser,
  request,
}) => {
  test.setTimeout(240_000);
  await open(request, 'design');
  const member = await pageOf(browser, email);
  await member.goto(`/challenges/${challenge}`);
  await member.getByRole('button', { name: 'Δηλώνω συμμετοχή' }).click();
  await member.getByRole('checkbox', { name: 'Γνώση του αντικειμένου' }).check();
  await member.getByRole('textbox', { name: /Ποια εμπειρία/ }).fill('Διαχειρίζομαι τις σχολικές αυλές του δήμου.');
  await member
    .getByRole('group', { name: /Αντιμετωπίζει/ })
    .getByRole('radio', { name: 'Ναι' })
    .check();
  await member.getByRole('radio', { name: 'Έως 2' }).check();
  await member.getByRole('radio', { name: 'Εξ αποστάσεως' }).check();
  await member.getByRole('checkbox', { name: /προϊστάμενο/ }).check();
  await member.getByRole('button', { name: 'Υποβολή δήλωσης' }).click();
  await expect(member.getByText('Έχετε δηλώσει συμμετοχή')).toBeVisible();

  const coordinator = await pageOf(browser, people.coordinator);
  await coordinator.goto(`/challenges/${challenge}/team`);
  await coordinator.getByRole('radio', { name: 'Στην ομάδα' }).first().check();
  await coordinator
    .getByRole('radio', { name: /Επικεφαλής/ })
    .first()
    .check();
  await coordinator.getByRole('button', { name: 'Συγκρότηση ομάδας' }).click();
  await coordinator.getByRole('button', { name: 'Ναι, να συγκροτηθεί' }).click();
  await expect(coordinator.getByText('Η ομάδα συγκροτήθηκε').first()).toBeVisible();

  // One section in the browser, the rest over the API.
  const writer = await Caller.of(request, email);
  const { items } = await writer.get<{ items: { id: string; challenge: { id: string } }[] }>('/projects?limit=50');
  project = items.find((item) => item.challenge.id === challenge)?.id ?? '';
  await member.goto(`/projects/${project}`);
  const text =
    'Κάθε σύλλογος ξέρει σε ποιον κάνει αίτηση, βλέπει πού βρίσκεται και παίρνει απάντηση σε επτά ημέρες. '.repeat(4);
  await member.getByPlaceholder('Γράψτε εδώ. Αποθήκευση με Ctrl+S.').first().fill(text);
  await member.getByRole('button', { name: 'Αποθήκευση ενότητας' }).first().click();
  await expect(member.getByText(/Αποθηκεύτηκε/).first()).toBeVisible();
  const shown = await writer.get<{ sections: { key: string; characters?: number; state: string }[] }>(
    `/projects/${project}`,
  );
  for (const { key, state } of shown.sections) {
    if (state !== 'complete') await writer.put(`/projects/${project}/sections/${key}`, { body: text });
  }
  await member.reload();
  await member.getByRole('button', { name: 'Αποστολή σε αξιολόγηση' }).click();
  await member.getByRole('dialog').getByRole('button', { name: 'Ναι, να σταλεί' }).click();
  await expect(member.getByText('Σε αξιολόγηση').first()).toBeVisible();

  // Members of other bodies evaluate: one in the browser, two over the API.
  const staff = await Caller.of(request, people.coordinator);
  await expect(async () => {
    const rounds = await staff.get<{ items: { id: string }[] }>(`/evaluation-rounds?project_id=${project}&limit=1`);
    round = rounds.items[0]?.id ?? '';
    expect(round).not.toBe('');
  }).toPass();
  const { rubric } = await staff.get<{ rubric: { criteria: { key: string }[] } }>(`/evaluation-rounds/${round}`);
  for (const turn of [40, 60]) {
    const evaluator = await Caller.of(request, await memberAt(request, turn));
    await evaluator.post(`/evaluation-rounds/${round}/evaluations`, {
      values: Object.fromEntries(rubric.criteria.map(({ key }) => [key, 4])),
      comment: 'Καθαρό και εφαρμόσιμο.',
      status: 'submitted',
    });
  }
  const evaluator = await pageOf(browser, await memberAt(request, 80));
  await evaluator.goto(`/evaluations/${round}`);
  const criteria = evaluator.getByRole('group').filter({ hasText: /βάρος/ });
  await expect(criteria.first()).toBeVisible();
  for (const criterion of await criteria.all()) await criterion.getByRole('radio').nth(3).check();
  await evaluator.getByRole('textbox', { name: /Σχόλιο/ }).fill('Θα το εφαρμόζαμε κι εμείς.');
  await evaluator.getByRole('button', { name: 'Υποβολή αξιολόγησης' }).click();
  await expect(evaluator.getByText('Τι λένε οι αξιολογήσεις')).toBeVisible();

  await coordinator.goto(`/evaluations/${round}`);
  await coordinator.getByRole('radio', { name: /Έγκριση/ }).check();
  await coordinator.getByRole('textbox', { name: /Σκεπτικό/ }).fill('Πλήρεις προδιαγραφές με ευρεία συμφωνία.');
  await coordinator.getByRole('button', { name: 'Καταχώριση απόφασης' }).click();
  await expect(coordinator.getByText('Εγκρίθηκε').first()).toBeVisible();
});

test('5. the project is published, and another body adopts it', async ({ browser, request }) => {
  await open(request, 'library');
  const staff = await Caller.of(request, people.coordinator);
  const bodies = await staff.get<{ items: { id: string }[] }>('/organisations?domain=ioannina.gr');
  const entry = await staff.post<{ slug: string }>('/library-entries', {
    project_id: project,
    entry: {
      organisation_id: bodies.items[0]?.id,
      title: CHALLENGE,
      summary: SUMMARY,
      problem: SUMMARY,
      solution: 'Μία φόρμα στον δήμο, που φτάνει την ίδια ημέρα στο σχολείο και απαντά σε επτά ημέρες.',
      results: '',
      replication: '',
      lessons: '',
      theme: 'education',
      region: 'EL54',
      body_kind: 'municipality',
      lifecycle: 'pilot',
      cost_band: 'low',
      licence: 'CC-BY-4.0',
      contact: 'Διεύθυνση Παιδείας, paideia@ioannina.gr',
      artwork: 'school',
    },
  });
  const coordinator = await pageOf(browser, people.coordinator);
  await coordinator.goto('/admin/library');
  await coordinator.getByRole('link', { name: /Πρόχειρα/ }).click();
  await coordinator.getByRole('button', { name: `Δημοσίευση: ${CHALLENGE}` }).click();
  await expect(coordinator.getByText('Το έργο δημοσιεύτηκε')).toBeVisible();

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto('/library?q=ΑΙΤΗΣΕΙΣ ΧΡΗΣΗΣ ΧΩΡΟΥΣ');
  await expect(visitor.getByRole('link', { name: CHALLENGE }).first()).toBeVisible();

  const representative = await pageOf(browser, people.representative);
  await representative.goto(`/library/${entry.slug}`);
  await representative.getByRole('textbox', { name: /Τι σκοπεύετε/ }).fill('Θα το δοκιμάσουμε σε δύο σχολεία.');
  await representative.getByRole('button', { name: 'Δηλώστε ενδιαφέρον' }).click();
  await expect(representative.getByText('Θα το δοκιμάσουμε σε δύο σχολεία.')).toBeVisible();
});

/** The address of the nth member that the demo made. */
async function memberAt(request: Parameters<typeof Caller.of>[0], turn: number): Promise<string> {
  const admin = await Caller.of(request, people.admin);
  const found = await admin.get<{ items: { email: string }[] }>(`/members?q=melos${turn}&limit=5`);
  const address = found.items.find((item) => item.email.startsWith(`melos${turn}@`))?.email;
  if (!address) throw new Error(`no member melos${turn}`);
  return address;
}

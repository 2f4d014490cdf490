import { readFileSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import type { FileRouteTypes } from '../src/routeTree.gen';
import { Caller, people } from './people';

/** Who opens a page: somebody of the demo by role, somebody by what they have to do with the page, or nobody. */
export type Visitor = 'visitor' | keyof typeof people | 'author' | 'teammate';

/** By whom a page is opened, and with what of the demo the `$parts` of its address are filled. */
type Visit = { by: Visitor; id?: Thing; slug?: Thing; roundId?: Thing; code?: Thing; key?: Thing };
type Path = FileRouteTypes['to'];

const by = (who: Visitor, parts: Omit<Visit, 'by'> = {}): Visit => ({ by: who, ...parts });

/** Every page of the application. A new one does not compile before it stands here, and a test compares them once more. */
export const ADDRESSES: Record<Path, readonly Visit[]> = {
  '/': [by('visitor')],
  '/accessibility': [by('visitor')],
  '/admin': [by('coordinator')],
  '/admin/audit': [by('admin')],
  '/admin/campaigns': [by('coordinator')],
  '/admin/campaigns/$slug': [by('coordinator', { slug: 'campaign' })],
  '/admin/campaigns/new': [by('coordinator')],
  '/admin/clients': [by('admin')],
  '/admin/clients/$id': [by('admin', { id: 'client' })],
  '/admin/clients/new': [by('admin')],
  '/admin/criteria': [by('coordinator')],
  '/admin/criteria/$id': [by('coordinator', { id: 'criteria' })],
  '/admin/criteria/new': [by('coordinator')],
  '/admin/feedback': [by('coordinator')],
  '/admin/jobs': [by('admin')],
  '/admin/library': [by('coordinator')],
  '/admin/library/$slug': [by('coordinator', { slug: 'entry' })],
  '/admin/library/new': [by('coordinator')],
  '/admin/mandates': [by('admin')],
  '/admin/members': [by('admin')],
  '/admin/members/import': [by('admin')],
  '/admin/members/import/$id': [by('admin', { id: 'memberImport' })],
  '/admin/members/templates': [by('admin')],
  '/admin/members/fields': [by('admin')],
  '/admin/members/$id': [by('admin', { id: 'person' })],
  '/admin/newsletter': [by('admin')],
  '/admin/organisations': [by('admin')],
  '/admin/organisations/$id': [by('admin', { id: 'body' })],
  '/admin/organisations/new': [by('admin')],
  '/admin/outbox': [by('admin')],
  '/admin/outbox/$id': [by('admin', { id: 'mail' })],
  '/admin/questionnaires': [by('coordinator')],
  '/admin/questionnaires/$id': [by('coordinator', { id: 'questionnaire' })],
  '/admin/questionnaires/new': [by('coordinator')],
  '/admin/registry': [by('admin')],
  '/admin/registry/$id': [by('admin', { id: 'import' })],
  '/admin/surveys': [by('coordinator')],
  '/admin/surveys/$slug': [by('coordinator', { slug: 'open' })],
  '/admin/surveys/new': [by('coordinator')],
  '/admin/system': [by('admin')],
  '/campaigns': [by('visitor')],
  '/campaigns/$slug': [by('visitor', { slug: 'campaign' }), by('member', { slug: 'campaign' })],
  '/campaigns/$slug/submissions': [by('visitor', { slug: 'campaign' })],
  '/campaigns/$slug/submit': [by('member', { slug: 'campaign' })],
  '/challenges': [by('visitor')],
  '/challenges/$id': [by('visitor', { id: 'challenge' }), by('member', { id: 'challenge' })],
  '/challenges/$id/team': [by('coordinator', { id: 'sought' })],
  '/claim': [by('visitor')],
  '/email-change': [by('visitor')],
  '/evaluations': [by('member')],
  '/evaluations/$roundId': [by('member', { roundId: 'round' }), by('coordinator', { roundId: 'round' })],
  '/forgot-password': [by('visitor')],
  '/library': [by('visitor')],
  '/library/$slug': [by('visitor', { slug: 'entry' }), by('representative', { slug: 'entry' })],
  '/me': [by('member'), by('author')],
  '/me/bodies': [by('member'), by('representative')],
  '/me/notifications': [by('author')],
  '/me/privacy': [by('member')],
  '/me/profile': [by('member')],
  '/me/security': [by('member'), by('coordinator')],
  '/members': [by('member')],
  '/newsletter': [by('visitor')],
  '/newsletter/confirm': [by('visitor')],
  '/organisations': [by('visitor')],
  '/organisations/$code': [by('visitor', { code: 'code' }), by('representative', { code: 'code' })],
  '/outbox': [by('visitor')],
  '/outbox/$id': [by('visitor', { id: 'mail' })],
  '/privacy': [by('visitor')],
  '/projects': [by('member')],
  '/projects/$id': [by('coordinator', { id: 'project' }), by('teammate', { id: 'written' })],
  '/register': [by('visitor')],
  '/reset-password': [by('visitor')],
  '/return': [by('visitor')],
  '/sign-in': [by('visitor')],
  '/sign-in/callback/$key': [by('visitor', { key: 'provider' })],
  '/submissions': [by('member'), by('author')],
  '/submissions/$id': [by('author', { id: 'questioned' }), by('coordinator', { id: 'questioned' })],
  '/submissions/$id/edit': [by('member', { id: 'draft' })],
  '/surveys': [by('visitor')],
  '/surveys/$slug': [by('member', { slug: 'open' }), by('visitor', { slug: 'closed' })],
  '/surveys/$slug/results': [by('visitor', { slug: 'closed' })],
  '/terms': [by('visitor')],
  '/triage': [by('reviewer'), by('coordinator')],
  '/triage/$id': [by('reviewer', { id: 'questioned' }), by('coordinator', { id: 'questioned' })],
  '/unsubscribe': [by('visitor')],
  '/verify-email': [by('visitor')],
};

/** The addresses that the router knows, read from the tree that is generated from src/routes. */
export function routes(): string[] {
  const tree = readFileSync(new URL('../src/routeTree.gen.ts', import.meta.url), 'utf8');
  const [, union = ''] = tree.match(/^ {2}to:\n((?: +\| '[^']+'\n)+)/m) ?? [];
  return [...union.matchAll(/'([^']+)'/g)].map(([, path = '']) => path);
}

/** Things of the demo that pages are about, and who has to do with them. */
export interface Demo {
  emails: Record<Exclude<Visitor, 'visitor'>, string>;
  things: Record<Thing, string>;
}
type Thing =
  | 'campaign'
  | 'challenge'
  | 'client'
  | 'closed'
  | 'code'
  | 'criteria'
  | 'draft'
  | 'entry'
  | 'import'
  | 'memberImport'
  | 'mail'
  | 'body'
  | 'open'
  | 'person'
  | 'project'
  | 'provider'
  | 'questioned'
  | 'questionnaire'
  | 'round'
  | 'sought'
  | 'written';

/** The pages that somebody opens, with their addresses filled. */
export function pagesOf(visitor: Visitor, { things }: Pick<Demo, 'things'>): string[] {
  return Object.entries(ADDRESSES).flatMap(([path, visits]) =>
    visits
      .filter((visit) => visit.by === visitor)
      .map((visit) =>
        path.replace(
          /\$(\w+)/g,
          (_, part: 'id' | 'slug' | 'roundId' | 'code' | 'key') => things[visit[part] ?? 'draft'],
        ),
      ),
  );
}

/** One of each thing of the demo. */
export async function demo(request: APIRequestContext): Promise<Demo> {
  const staff = await Caller.of(request, people.coordinator);
  const admin = await Caller.of(request, people.admin);
  const member = await Caller.of(request, people.member);
  const first = async <T = { id: string; slug: string }>(caller: Caller, path: string): Promise<T> => {
    const { items } = await caller.get<{ items: T[] }>(path);
    if (!items[0]) throw new Error(`the demo has nothing at ${path}`);
    return items[0];
  };
  const email = async (id: string) => (await admin.get<{ email: string }>(`/members/${id}`)).email;

  const questioned = await first(staff, '/campaigns/dedomena-mia-fora/triage?status=needs_information&limit=1');
  const { author } = await staff.get<{ author: { id: string } }>(`/submissions/${questioned.id}`);
  const written = await first<{ id: string; team: { member_id: string }[] }>(
    staff,
    '/projects?status=drafting&limit=1',
  );
  const drafts = await member.get<{ items: { id: string }[] }>('/me/submissions?status=draft&limit=1');
  const draft =
    drafts.items[0] ??
    (await member.post<{ id: string }>('/campaigns/scholeio-anoichto/submissions', {
      kind: 'issue',
      title: 'Η αυλή του σχολείου μένει κλειστή τα απογεύματα',
      visibility: 'network',
    }));
  const questionnaire = await first<{ versions: { id: string }[] }>(staff, '/questionnaires?limit=1');
  return {
    emails: {
      ...people,
      author: await email(author.id),
      teammate: await email(written.team[0]?.member_id ?? ''),
    },
    things: {
      campaign: 'scholeio-anoichto',
      closed: 'ereuna-kainotomias-1',
      open: 'ereuna-kainotomias-6',
      body: (await first(admin, '/organisations?limit=1')).id,
      code: (await first<{ code: string }>(admin, '/organisations?q=ιωαννιτων&limit=1')).code,
      challenge: (await first(staff, '/challenges?status=open_for_participation&limit=1')).id,
      client: (await first(admin, '/api-clients?limit=1')).id,
      criteria: (await first(staff, '/criteria-sets?limit=1')).id,
      draft: draft.id,
      entry: (await first(staff, '/library-entries?limit=1')).slug,
      import: await anImport(admin),
      memberImport: await imported(admin),
      mail: (await first(admin, '/mails?limit=1')).id,
      person: (await first(admin, '/members?limit=1')).id,
      provider: 'certified',
      project: (await first(staff, '/projects?status=in_evaluation&limit=1')).id,
      questioned: questioned.id,
      questionnaire: questionnaire.versions[0]?.id ?? '',
      round: (await first(staff, '/evaluation-rounds?status=open&limit=1')).id,
      sought: await declaredFor(staff),
      written: written.id,
    },
  };
}

/** A file of people that was brought. */
async function imported(admin: Caller): Promise<string> {
  const { items } = await admin.get<{ items: { id: string }[] }>('/member-imports?limit=1');
  if (items[0]) return items[0].id;
  const file = 'Όνομα;Επώνυμο;Email\nΑντιγόνη;Σερέτη;antigoni.sereti@ioannina.gr\nΧωρίς;Διεύθυνση;\n';
  return (await admin.upload<{ id: string }>('/member-imports', 'stelechi.csv', file)).id;
}

/** A challenge for whose team members have declared themselves. */
async function declaredFor(staff: Caller): Promise<string> {
  const open = await staff.get<{ items: { id: string }[] }>('/challenges?status=open_for_participation&limit=20');
  for (const { id } of open.items) {
    const { declared } = await staff.get<{ declared: number }>(`/challenges/${id}/participation`);
    if (declared > 0) return id;
  }
  throw new Error('the demo has no challenge with declarations');
}

/** The newest import, or one that waits for its file. */
async function anImport(admin: Caller): Promise<string> {
  const { items } = await admin.get<{ items: { id: string }[] }>('/registry-imports?limit=1');
  return items[0]?.id ?? (await admin.post<{ id: string }>('/registry-imports', { source: 'file' })).id;
}

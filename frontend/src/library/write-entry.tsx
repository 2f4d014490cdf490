import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api, query } from '@/api/client';
import { isProblem, Problem } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { toast } from '@/ui/toast';
import { EntryForm, type EntryStart, entryOf, useEntryCheck } from './entry-form';

const candidates = { params: { query: { limit: 100 } } } as const;

/** A new entry: from an approved project, or a good practice. */
export function NewEntry({ project }: { project: string | undefined }) {
  const { t } = useTranslation('library');
  const { data } = query.useQuery('get', '/api/v1/library-entries/candidates', candidates, {
    enabled: project !== undefined,
    throwOnError: true,
  });
  const from = data?.items.find((each) => each.project_id === project);
  return (
    <div className="stack stack-wide">
      <Head title={t('form.newTitle')} />
      {project && !data ? (
        <Skeleton lines={8} />
      ) : (
        <Write
          project={from}
          start={
            from
              ? { title: from.title, summary: from.summary, organisation: from.organisation ?? null, ...themeOf(from) }
              : {}
          }
        />
      )}
    </div>
  );
}

const themeOf = ({ theme }: components['schemas']['LibraryCandidate']): EntryStart => (theme ? { theme } : {});

interface WriteProps {
  project: components['schemas']['LibraryCandidate'] | undefined;
  start: EntryStart;
}

function Write({ project, start }: WriteProps) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const check = useEntryCheck();
  const form = useForm(check, async (values) => {
    await unwrapped(async () => {
      await api.POST('/api/v1/library-entries', {
        body: { entry: entryOf(values), ...(project ? { project_id: project.project_id } : {}) },
      });
    });
    toast(t('admin.done.save'));
    await queries.invalidateQueries();
    await navigate({ to: '/admin/library' });
  });
  return (
    <EntryForm form={form} start={start}>
      {project ? <Notice>{t('form.fromProject', { title: project.title })}</Notice> : null}
      <p className="soft">{t('form.then')}</p>
    </EntryForm>
  );
}

/** The faults of `/entry/title` belong to the field `title`. */
async function unwrapped(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!isProblem(error)) throw error;
    const errors = error.errors.map((each) => ({ ...each, pointer: each.pointer.replace(/^\/entry/, '') }));
    throw new Problem({ ...error.body, errors }, error.retryAfter);
  }
}

/** An entry is written anew; who was slower is told. */
export function EditEntry({ slug }: { slug: string }) {
  const { t } = useTranslation('library');
  const { data: entry } = query.useQuery(
    'get',
    '/api/v1/library-entries/{slug}',
    { params: { path: { slug } } },
    { throwOnError: true, staleTime: Number.POSITIVE_INFINITY, refetchOnMount: 'always' },
  );
  return (
    <div className="stack stack-wide">
      <Head title={t('form.editTitle')} />
      {entry ? <Edit key={entry.revision} entry={entry} /> : <Skeleton lines={8} />}
    </div>
  );
}

function Edit({ entry }: { entry: components['schemas']['LibraryEntry'] }) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const check = useEntryCheck();
  const form = useForm(check, async (values) => {
    try {
      await api.PUT('/api/v1/library-entries/{slug}', {
        params: { path: { slug: entry.slug }, header: { 'If-Match': `"${entry.revision}"` } },
        body: entryOf(values),
      });
    } catch (error) {
      if (!isProblem(error, 'stale')) throw error;
      throw new Problem({ ...error.body, detail: t('form.stale') });
    }
    toast(t('admin.done.save'));
    await queries.invalidateQueries();
    await navigate({ to: '/library/$slug', params: { slug: entry.slug } });
  });
  return <EntryForm form={form} start={entry} />;
}

function Head({ title }: { title: string }) {
  const { t } = useTranslation('library');
  return (
    <PageHead
      title={title}
      above={
        <Breadcrumbs
          way={[
            <Link key="admin" to="/admin/library">
              {t('admin.title')}
            </Link>,
          ]}
          here={title}
        />
      }
    />
  );
}

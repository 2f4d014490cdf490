import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { Tag, type TagTone } from '@/ui/tag';
import { Select, TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { Filters } from './filters';
import { JOB_STATUSES, type JobSearch, type JobStatus } from './search';

type Job = components['schemas']['Job'];

const TONES: Record<JobStatus, TagTone> = { queued: 'info', running: 'warn', done: 'good', dead: 'bad' };

/** Background work: what waits, what runs, what was given up. */
export function JobsPage({ search }: { search: JobSearch }) {
  const { t } = useTranslation('administration');
  const navigate = useNavigate();
  const pages = query.useInfiniteQuery('get', '/api/v1/jobs', { params: { query: search } }, byCursor);
  if (pages.error) throw pages.error;
  const jobs = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack stack-wide">
      <PageHead title={t('section.jobs.title')} lead={t('jobs.lead')} />
      <Filters
        key={JSON.stringify(search)}
        apply={({ status, name }) => void navigate({ to: '/admin/jobs', search: { status, name } as JobSearch })}
        clear={() => void navigate({ to: '/admin/jobs', search: {} })}
      >
        <Select
          name="status"
          label={t('jobs.status')}
          placeholder={t('filters.any')}
          defaultValue={search.status ?? ''}
          options={JOB_STATUSES.map((value) => ({ value, label: t(`jobStatus.${value}`) }))}
        />
        <TextField name="name" label={t('jobs.name')} placeholder="mail.send" defaultValue={search.name ?? ''} />
      </Filters>
      {pages.isPending ? <Skeleton lines={6} /> : null}
      {pages.data && jobs.length === 0 ? <EmptyState title={t('jobs.none')}>{t('jobs.noneText')}</EmptyState> : null}
      {jobs.length > 0 ? (
        <>
          <Jobs jobs={jobs} />
          <Pager
            count={jobs.length}
            hasMore={pages.hasNextPage}
            pending={pages.isFetchingNextPage}
            onMore={() => void pages.fetchNextPage()}
          />
        </>
      ) : null}
    </div>
  );
}

function Jobs({ jobs }: { jobs: readonly Job[] }) {
  const { t } = useTranslation('administration');
  const { dateTime } = useFormats();
  const columns: Column<Job>[] = [
    { key: 'name', head: t('jobs.name'), cell: (job) => <code>{job.name}</code> },
    {
      key: 'status',
      head: t('jobs.status'),
      cell: (job) => <Tag tone={TONES[job.status]}>{t(`jobStatus.${job.status}`)}</Tag>,
    },
    {
      key: 'attempts',
      head: t('jobs.attempts'),
      cell: (job) => t('jobs.attemptsOf', { attempts: job.attempts, most: job.max_attempts }),
    },
    { key: 'run_at', head: t('jobs.runAt'), cell: (job) => dateTime(job.finished_at ?? job.run_at) },
    { key: 'details', head: t('jobs.details'), cell: (job) => <JobDetails job={job} /> },
  ];
  return (
    <DataTable caption={t('section.jobs.title')} captionHidden columns={columns} rows={jobs} keyOf={(job) => job.id} />
  );
}

function JobDetails({ job }: { job: Job }) {
  const { t } = useTranslation('administration');
  return (
    <div className="stack stack-tight">
      {job.last_error ? <p>{job.last_error}</p> : null}
      <details>
        <summary>{t('jobs.payload')}</summary>
        <pre className="payload">{JSON.stringify(job.payload, null, 2)}</pre>
      </details>
      {job.abilities.can_retry ? <Retry job={job} /> : null}
    </div>
  );
}

function Retry({ job }: { job: Job }) {
  const { t } = useTranslation('administration');
  const queries = useQueryClient();
  const retry = query.useMutation('post', '/api/v1/jobs/{id}/retry', {
    onSuccess: () => {
      toast(t('jobs.retried'));
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['get', '/api/v1/jobs'] }),
        queries.invalidateQueries({ queryKey: ['get', '/api/v1/queues'] }),
      ]);
    },
  });
  return (
    <>
      <Button
        small
        pending={retry.isPending}
        aria-label={t('jobs.retryOf', { name: job.name })}
        onClick={() => retry.mutate({ params: { path: { id: job.id } } })}
      >
        {t('jobs.retry')}
      </Button>
      {retry.error ? <p role="alert">{problemOf(retry.error).message}</p> : null}
    </>
  );
}

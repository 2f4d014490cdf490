import { useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterChoice, Filters } from '@/ui/filters';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-field';
import { JobActions } from './job-actions';
import { Schedules } from './schedules';
import { JOB_STATUSES, JOB_TONES, type JobSearch } from './search';

type Job = components['schemas']['Job'];

/** Background work: what waits, what runs, what was given up. */
export function JobsPage({ search }: { search: JobSearch }) {
  const { t } = useTranslation('administration');
  const navigate = useNavigate();
  const pages = query.useInfiniteQuery('get', '/api/v1/jobs', { params: { query: search } }, byCursor);
  return (
    <div className="stack stack-wide">
      <PageHead title={t('section.jobs.title')} lead={t('jobs.lead')} />
      <Schedules />
      <h2>{t('schedules.list')}</h2>
      <Filters
        key={JSON.stringify(search)}
        label={t('ui:filters.label')}
        narrowed={Object.keys(search).length > 0}
        onApply={({ status, name }) => void navigate({ to: '/admin/jobs', search: { status, name } as JobSearch })}
        onClear={() => void navigate({ to: '/admin/jobs', search: {} })}
      >
        <FilterChoice
          name="status"
          label={t('jobs.status')}
          values={JOB_STATUSES}
          text={(value) => t(`jobStatus.${value}`)}
          chosen={search.status}
        />
        <TextField name="name" label={t('jobs.name')} placeholder="mail.send" defaultValue={search.name ?? ''} />
      </Filters>
      <Listing list={pages} empty={<EmptyState title={t('jobs.none')}>{t('jobs.noneText')}</EmptyState>}>
        {(jobs) => <Jobs jobs={jobs} />}
      </Listing>
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
      cell: (job) => <Tag tone={JOB_TONES[job.status]}>{t(`jobStatus.${job.status}`)}</Tag>,
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
      <JobActions job={job} />
    </div>
  );
}

import { query } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toast';
import { useJobsChanged } from './job-actions';
import { JOB_TONES } from './search';

type Schedule = components['schemas']['JobSchedule'];

/** What the clock asks for: when it is next due, and how it went the last time. */
export function Schedules() {
  const { t } = useTranslation('administration');
  const schedules = query.useQuery('get', '/api/v1/job-schedules');
  if (schedules.error) throw schedules.error;
  return (
    <section className="stack" aria-labelledby="schedules">
      <h2 id="schedules">{t('schedules.title')}</h2>
      <p>{t('schedules.lead')}</p>
      {schedules.data ? <Table schedules={schedules.data.items} /> : <Skeleton lines={6} />}
    </section>
  );
}

function Table({ schedules }: { schedules: readonly Schedule[] }) {
  const { t } = useTranslation('administration');
  const { dateTime } = useFormats();
  const columns: Column<Schedule>[] = [
    {
      key: 'name',
      head: t('schedules.name'),
      cell: ({ name, cron }) => (
        <>
          <code>{name}</code>
          <br />
          <small>
            <span className="hidden-text">{t('schedules.cron')}: </span>
            <code>{cron}</code>
          </small>
        </>
      ),
    },
    { key: 'next', head: t('schedules.next'), cell: ({ next_at }) => dateTime(next_at) },
    { key: 'last', head: t('schedules.last'), cell: (schedule) => <Last schedule={schedule} /> },
    {
      key: 'actions',
      head: t('schedules.actions'),
      cell: ({ name, abilities }) => (abilities.can_run ? <RunNow name={name} /> : null),
    },
  ];
  return (
    <DataTable
      caption={t('schedules.title')}
      captionHidden
      columns={columns}
      rows={schedules}
      keyOf={({ name }) => name}
    />
  );
}

function Last({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('administration');
  const { dateTime } = useFormats();
  const job = schedule.last_job;
  return (
    <div className="stack stack-tight">
      {job ? (
        <p>
          {dateTime(job.finished_at ?? job.run_at)}{' '}
          <Tag tone={JOB_TONES[job.status]}>{t(`jobStatus.${job.status}`)}</Tag>
        </p>
      ) : (
        <p>{t('schedules.never')}</p>
      )}
      {job?.last_error ? <p>{job.last_error}</p> : null}
    </div>
  );
}

function RunNow({ name }: { name: string }) {
  const { t } = useTranslation('administration');
  const changed = useJobsChanged();
  const run = query.useMutation('post', '/api/v1/job-schedules/{name}/run', {
    onSuccess: () => {
      toast(t('schedules.asked'));
      return changed();
    },
  });
  return (
    <>
      <Button
        small
        pending={run.isPending}
        aria-label={t('schedules.runOf', { name })}
        onClick={() => run.mutate({ params: { path: { name } } })}
      >
        {t('schedules.run')}
      </Button>
      {run.error ? <p role="alert">{problemOf(run.error).message}</p> : null}
    </>
  );
}

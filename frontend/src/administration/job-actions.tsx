import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { query } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { toast } from '@/ui/toast';

type Job = components['schemas']['Job'];

/** What can be done with a job now: one that was given up is tried again, or need not be done. */
export function JobActions({ job }: { job: Job }) {
  return (
    <>
      {job.abilities.can_retry ? <Retry job={job} /> : null}
      {job.abilities.can_discard ? <Discard job={job} /> : null}
    </>
  );
}

/** Asks anew for all that shows jobs. */
export function useJobsChanged() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      ['/api/v1/jobs', '/api/v1/queues', '/api/v1/job-schedules'].map((path) =>
        queries.invalidateQueries({ queryKey: ['get', path] }),
      ),
    );
}

function Retry({ job }: { job: Job }) {
  const { t } = useTranslation('administration');
  const changed = useJobsChanged();
  const retry = query.useMutation('post', '/api/v1/jobs/{id}/retry', {
    onSuccess: () => {
      toast(t('jobs.retried'));
      return changed();
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

function Discard({ job }: { job: Job }) {
  const { t } = useTranslation('administration');
  const [asking, setAsking] = useState(false);
  const changed = useJobsChanged();
  const discard = query.useMutation('post', '/api/v1/jobs/{id}/discard');
  const act = async () => {
    await discard.mutateAsync({ params: { path: { id: job.id } } });
    toast(t('jobs.discarded'));
    await changed();
  };
  return (
    <>
      <Button small aria-label={t('jobs.discardOf', { name: job.name })} onClick={() => setAsking(true)}>
        {t('jobs.discard')}
      </Button>
      <Confirm
        open={asking}
        title={t('jobs.discardTitle')}
        yes={t('jobs.discard')}
        no={t('jobs.keep')}
        onClose={() => setAsking(false)}
        act={act}
      >
        <p>
          <code>{job.name}</code> {t('jobs.discardText')}
        </p>
      </Confirm>
    </>
  );
}

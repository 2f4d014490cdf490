import type { components } from '@/api/schema.gen';
import { oneOf, texts } from '@/app/search';
import type { TagTone } from '@/ui/tag';

/* What the addresses of the lists say. It stands apart from the pages, since the router reads addresses before it
   fetches a page. */

export type JobStatus = components['schemas']['JobStatus'];
export type MailStatus = components['schemas']['MailStatus'];

export const JOB_STATUSES: readonly JobStatus[] = ['queued', 'running', 'done', 'dead', 'discarded'];
export const JOB_TONES: Record<JobStatus, TagTone> = {
  queued: 'info',
  running: 'warn',
  done: 'good',
  dead: 'bad',
  discarded: 'neutral',
};
export const MAIL_STATUSES: readonly MailStatus[] = ['queued', 'sending', 'sent', 'failed', 'unknown', 'kept'];

export interface JobSearch {
  status?: JobStatus;
  name?: string;
}

export const jobSearch = (search: Record<string, unknown>): JobSearch => {
  const status = oneOf(JOB_STATUSES, search.status);
  return { ...(status ? { status } : {}), ...texts(search, 'name') };
};

export interface MailSearch {
  status?: MailStatus;
  to?: string;
}

export const mailSearch = (search: Record<string, unknown>): MailSearch => {
  const status = oneOf(MAIL_STATUSES, search.status);
  return { ...(status ? { status } : {}), ...texts(search, 'to') };
};

/** The filters of the audit trail; days are those of the reader. */
export interface AuditSearch {
  event?: string;
  actor?: string;
  acted_for?: string;
  subject?: string;
  request?: string;
  from?: string;
  to?: string;
}

export const auditSearch = (search: Record<string, unknown>): AuditSearch =>
  texts(search, 'event', 'actor', 'acted_for', 'subject', 'request', 'from', 'to');

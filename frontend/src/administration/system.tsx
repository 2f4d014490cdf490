import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { type Column, DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';
import { PageHead, Skeleton } from '@/ui/page';
import { Tag, type TagTone } from '@/ui/tag';
import './system.css';

type System = components['schemas']['System'];
type Replica = components['schemas']['Replica'];

/** Beyond this many the API does not count. */
const ENOUGH = 1000;

/** How the service is: what wants a look first, then all of its parts. */
export function SystemPage() {
  const { t } = useTranslation('administration');
  const { data, error } = query.useQuery('get', '/api/v1/system', {}, { refetchInterval: 15_000 });
  if (error) throw error;
  return (
    <div className="stack stack-wide">
      <PageHead title={t('section.system.title')} lead={t('system.lead')} />
      {data ? (
        <>
          <Worries system={data} />
          <Replicas replicas={data.replicas} />
          <Parts system={data} />
        </>
      ) : (
        <Skeleton lines={12} />
      )}
    </div>
  );
}

function Worries({ system }: { system: System }) {
  const { t } = useTranslation('administration');
  const { dateTime } = useFormats();
  if (system.worries.length === 0)
    return (
      <Notice tone="good" title={t('system.well')} live>
        {t('system.asOf', { at: dateTime(system.at) })}
      </Notice>
    );
  return (
    <Notice tone="bad" title={t('system.worries')} live>
      <ul>
        {system.worries.map((worry) => (
          <li key={worry}>{t(`worry.${worry}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Replicas({ replicas }: { replicas: readonly Replica[] }) {
  const { t } = useTranslation('administration');
  const { dateTime, relative } = useFormats();
  const state = (replica: Replica): [TagTone, string] => {
    if (replica.silent) return ['bad', t('system.silent')];
    return replica.answers ? ['info', t('system.answers')] : ['good', t('system.serves')];
  };
  const columns: Column<Replica>[] = [
    { key: 'host', head: t('system.host'), cell: (replica) => replica.host },
    {
      key: 'state',
      head: t('system.state'),
      cell: (replica) => {
        const [tone, text] = state(replica);
        return <Tag tone={tone}>{text}</Tag>;
      },
    },
    { key: 'version', head: t('system.version'), cell: (replica) => replica.version },
    {
      key: 'started',
      head: t('system.started'),
      cell: (replica) => (
        <time dateTime={replica.started_at} title={dateTime(replica.started_at)}>
          {relative(replica.started_at)}
        </time>
      ),
    },
    { key: 'seen', head: t('system.seen'), cell: (replica) => relative(replica.seen_at) },
  ];
  return (
    <section className="stack" aria-labelledby="system-replicas">
      <h2 id="system-replicas">{t('system.replicas')}</h2>
      <DataTable
        caption={t('system.replicas')}
        captionHidden
        columns={columns}
        rows={replicas}
        keyOf={(replica) => replica.id}
      />
    </section>
  );
}

function Parts({ system }: { system: System }) {
  const { t } = useTranslation('administration');
  const { dateTime, number, relative } = useFormats();
  const { database, jobs, mail, storage, audit } = system;
  const count = (value: number) => (value >= ENOUGH ? `${number(ENOUGH)}+` : number(value));
  const size = (bytes: number | null | undefined) =>
    bytes ? t('system.gigabytes', { size: number(bytes / 1e9, 1) }) : '—';
  return (
    <div className="system-parts">
      <Part name="database">
        <Fact name={t('system.kind')}>{database.kind === 'postgresql' ? 'PostgreSQL' : 'SQLite'}</Fact>
        <Fact name={t('system.schema')}>
          {database.pending_migrations.length === 0
            ? t('system.schemaFits')
            : t('system.schemaLacks', { names: database.pending_migrations.join(', ') })}
        </Fact>
        <Fact name={t('system.connections')}>
          {t('system.connectionsOf', {
            used: number(database.connections_open - database.connections_idle),
            open: number(database.connections_open),
            most: number(database.connections_most),
          })}
        </Fact>
      </Part>
      <Part name="jobs" more={<Link to="/admin/jobs">{t('system.toJobs')}</Link>}>
        <Fact name={t('queues.jobsQueued')}>{count(jobs.queued)}</Fact>
        <Fact name={t('queues.jobsRunning')}>{count(jobs.running)}</Fact>
        <Fact name={t('queues.jobsDead')}>{count(jobs.dead)}</Fact>
        <Fact name={t('system.oldestDue')}>{jobs.oldest_due ? relative(jobs.oldest_due) : '—'}</Fact>
      </Part>
      <Part name="mail" more={<Link to="/admin/outbox">{t('system.toOutbox')}</Link>}>
        <Fact name={t('system.mailServer')}>{mail.sends ? t('system.mailSends') : t('system.mailStays')}</Fact>
        <Fact name={t('queues.mailsQueued')}>{count(mail.queued)}</Fact>
        <Fact name={t('queues.mailsFailed')}>{count(mail.failed)}</Fact>
        <Fact name={t('queues.mailsUnknown')}>{count(mail.unknown)}</Fact>
      </Part>
      <Part name="storage">
        <Fact name={t('system.state')}>{storage.answers ? t('system.storageAnswers') : t('system.storageAway')}</Fact>
        <Fact name={t('system.free')}>{size(storage.free)}</Fact>
        <Fact name={t('system.total')}>{size(storage.total)}</Fact>
      </Part>
      <Part name="audit" more={<Link to="/admin/audit">{t('system.toAudit')}</Link>}>
        <Fact name={t('chain.size')}>{number(audit.size)}</Fact>
        <Fact name={t('chain.waiting')}>{count(audit.waiting)}</Fact>
        <Fact name={t('chain.waitingSince')}>{audit.waiting_since ? relative(audit.waiting_since) : '—'}</Fact>
        <Fact name={t('chain.checkpoint')}>{audit.checkpoint_at ? dateTime(audit.checkpoint_at) : '—'}</Fact>
      </Part>
    </div>
  );
}

function Part({ name, more, children }: { name: string; more?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('administration');
  return (
    <section className="system-part stack" aria-labelledby={`system-${name}`}>
      <h2 id={`system-${name}`}>{t(`system.part.${name}`)}</h2>
      <dl className="record">{children}</dl>
      {more ? <p>{more}</p> : null}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

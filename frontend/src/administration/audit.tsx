import { Link, useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Filters } from '@/ui/filters';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { DateField, TextField } from '@/ui/text-field';
import { AuditChain } from './audit-chain';
import type { AuditSearch } from './search';

type Event = components['schemas']['AuditEvent'];

/** Who did what to which, when and from where. */
export function AuditPage({ search }: { search: AuditSearch }) {
  const { t } = useTranslation('administration');
  const navigate = useNavigate();
  const { from, to, ...rest } = search;
  const chosen = { ...rest, ...(from ? { from: dayStart(from, 0) } : {}), ...(to ? { until: dayStart(to, 1) } : {}) };
  const pages = query.useInfiniteQuery('get', '/api/v1/audit-events', { params: { query: chosen } }, byCursor);
  const events = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const show = (next: AuditSearch) => void navigate({ to: '/admin/audit', search: next });
  return (
    <div className="stack stack-wide">
      <PageHead title={t('section.audit.title')} lead={t('audit.lead')} />
      <AuditChain />
      <Filters
        key={JSON.stringify(search)}
        label={t('ui:filters.label')}
        narrowed={Object.keys(search).length > 0}
        onApply={(values) => {
          const { actor, acted_for, subject, request } = search;
          show(defined({ actor, acted_for, subject, request, ...values }));
        }}
        onClear={() => show({})}
      >
        <TextField
          name="event"
          label={t('audit.event')}
          placeholder="members.approved"
          defaultValue={search.event ?? ''}
        />
        <DateField name="from" label={t('audit.from')} defaultValue={from ?? ''} />
        <DateField name="to" label={t('audit.to')} defaultValue={to ?? ''} />
      </Filters>
      <Narrowed search={search} events={events} show={show} />
      <Listing
        list={pages}
        wait={<Skeleton lines={8} />}
        empty={<EmptyState title={t('audit.none')}>{t('audit.noneText')}</EmptyState>}
      >
        {(events) => <Trail events={events} search={search} />}
      </Listing>
    </div>
  );
}

/** The filters that were set by following a link of a row, each with the way to drop it. */
function Narrowed({
  search,
  events,
  show,
}: {
  search: AuditSearch;
  events: readonly Event[];
  show: (search: AuditSearch) => void;
}) {
  const { t } = useTranslation('administration');
  const names = ['actor', 'acted_for', 'subject', 'request'] as const;
  const set = names.filter((name) => search[name]);
  if (set.length === 0) return null;
  const shown = (name: (typeof names)[number]) => {
    const [first] = events;
    if (name === 'actor') return first?.actor_name ?? search.actor;
    if (name === 'acted_for') return bodyName(first?.acted_for) || search.acted_for;
    return search[name];
  };
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
    <ul role="list" className="row" aria-label={t('audit.narrowed')}>
      {set.map((name) => (
        <li key={name}>
          <Button small onClick={() => show(defined({ ...search, [name]: undefined }))}>
            {t(`audit.${name === 'acted_for' ? 'actedFor' : name}`)}: {shown(name)} <span aria-hidden="true">×</span>
            <span className="hidden-text"> ({t('audit.drop')})</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Trail({ events, search }: { events: readonly Event[]; search: AuditSearch }) {
  const { t } = useTranslation('administration');
  const { dateTime } = useFormats();
  const only = (filter: AuditSearch, label: React.ReactNode) => (
    <Link to="/admin/audit" search={{ ...search, ...filter }} title={t('audit.only')}>
      {label}
    </Link>
  );
  const columns: Column<Event>[] = [
    { key: 'event', head: t('audit.event'), cell: (row) => only({ event: row.event }, <code>{row.event}</code>) },
    { key: 'at', head: t('audit.at'), cell: (row) => <time dateTime={row.at}>{dateTime(row.at)}</time> },
    {
      key: 'actor',
      head: t('audit.actor'),
      cell: (row) =>
        row.actor_id
          ? only({ actor: row.actor_id }, row.actor_name ?? row.actor_id)
          : t(`audit.kind.${row.actor_kind === 'system' ? 'system' : 'visitor'}`),
    },
    {
      key: 'acted_for',
      head: t('audit.actedFor'),
      cell: ({ acted_for }) => (acted_for ? only({ acted_for: acted_for.id }, bodyName(acted_for)) : '—'),
    },
    {
      key: 'subject',
      head: t('audit.subject'),
      cell: (row) => (row.subject_id ? only({ subject: row.subject_id }, row.subject_kind) : row.subject_kind),
    },
    { key: 'details', head: t('audit.details'), cell: (row) => <EventDetails event={row} search={search} /> },
  ];
  return (
    <DataTable
      caption={t('section.audit.title')}
      captionHidden
      columns={columns}
      rows={events}
      keyOf={(event) => event.id}
    />
  );
}

function EventDetails({ event, search }: { event: Event; search: AuditSearch }) {
  const { t } = useTranslation('administration');
  const { t: people } = useTranslation('people');
  const changes = Object.entries(event.details as Record<string, unknown>);
  return (
    <details>
      <summary>{t('audit.show')}</summary>
      <dl className="record">
        {changes.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('audit.subjectId')}</dt>
          <dd>{event.subject_id ?? '—'}</dd>
        </div>
        {event.actor_roles.length > 0 ? (
          <div>
            <dt>{t('audit.roles')}</dt>
            <dd>{event.actor_roles.map((role) => people(`roles.${role}`)).join(', ')}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('audit.address')}</dt>
          <dd>{event.address ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('audit.request')}</dt>
          <dd>
            {event.request_id ? (
              <Link to="/admin/audit" search={{ ...search, request: event.request_id }}>
                {event.request_id}
              </Link>
            ) : (
              '—'
            )}
          </dd>
        </div>
      </dl>
    </details>
  );
}

/** The beginning of a day of the reader's calendar, or of the day after it. */
function dayStart(day: string, after: number): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + after);
  return start.toISOString();
}

const defined = (search: Record<string, string | undefined>): AuditSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));

import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { KINDS } from '@/organisations/kinds';
import { ButtonLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterChoice, Filters } from '@/ui/filters';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import { Tab, Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-field';
import { FieldFilter } from './fields/filter';
import { BulkDecisions } from './queue/bulk';
import { HeldDecisions } from './queue/held';
import { type Member, nameOf, TONES } from './record';
import { AGES, type MemberSearch, ROLES, STATUSES } from './search';

/** The filters as the API takes them. */
const asked = ({ waiting_days, ...search }: MemberSearch) => ({
  ...search,
  ...(waiting_days ? { waiting_days: Number(waiting_days) } : {}),
});

/** The people of the network, and the queue of those who wait to be let in. */
export function PeoplePage({ search }: { search: MemberSearch }) {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const pages = query.useInfiniteQuery('get', '/api/v1/members', { params: { query: asked(search) } }, byCursor);
  const isQueue = search.status === 'awaiting_approval';
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <ButtonLink to="/admin/members/import">{t('import')}</ButtonLink>
            <ButtonLink to="/admin/members/templates">{t('templates.open')}</ButtonLink>
            <ButtonLink to="/admin/members/fields">{t('fields:open')}</ButtonLink>
          </>
        }
      />
      <HeldDecisions />
      <Tabs label={t('views')}>
        <Tab to="/admin/members" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
          {t('all')}
        </Tab>
        <Tab
          to="/admin/members"
          search={{ status: 'awaiting_approval' }}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {t('queue')}
        </Tab>
      </Tabs>
      <Filters
        key={JSON.stringify(search)}
        label={t('ui:filters.label')}
        narrowed={Object.keys(search).length > 0}
        onApply={(values) => void navigate({ to: '/admin/members', search: values as MemberSearch })}
        onClear={() => void navigate({ to: '/admin/members', search: {} })}
      >
        <TextField name="q" type="search" label={t('q')} defaultValue={search.q ?? ''} />
        <FilterChoice
          name="status"
          label={t('status')}
          values={STATUSES}
          text={(value) => t(`statuses.${value}`)}
          chosen={search.status}
        />
        <FilterChoice
          name="role"
          label={t('role')}
          values={ROLES}
          text={(value) => t(`roles.${value}`)}
          chosen={search.role}
        />
        <FilterChoice
          name="kind"
          label={t('kind')}
          values={KINDS}
          text={(value) => t(`organisations:kinds.${value}`)}
          chosen={search.kind}
        />
        <FieldFilter name="field" label={t('fields:field')} chosen={search.field} />
        <TextField name="domain" label={t('domain')} defaultValue={search.domain ?? ''} maxLength={253} />
        <FilterChoice
          name="waiting_days"
          label={t('waiting')}
          values={AGES}
          text={(value) => t('waitingDays', { count: Number(value) })}
          chosen={search.waiting_days}
        />
      </Filters>
      <Listing
        list={pages}
        empty={
          <EmptyState title={t(isQueue ? 'queueEmpty' : 'none')}>
            {t(isQueue ? 'queueEmptyText' : 'noneText')}
          </EmptyState>
        }
      >
        {(people) => (
          <>
            {isQueue ? (
              <BulkDecisions
                chosen={people.filter(({ id }) => ticked.has(id)).slice(0, 100)}
                onDone={() => setTicked(new Set())}
              />
            ) : null}
            <People people={people} ticked={isQueue ? ticked : undefined} onTick={setTicked} />
          </>
        )}
      </Listing>
    </div>
  );
}

interface PeopleProps {
  people: readonly Member[];
  /** Those that were ticked, where one ticks. */
  ticked: ReadonlySet<string> | undefined;
  onTick: (ticked: ReadonlySet<string>) => void;
}

function People({ people, ticked, onTick }: PeopleProps) {
  const { t } = useTranslation('people');
  const { shortDate } = useFormats();
  const columns: Column<Member>[] = [
    {
      key: 'name',
      head: t('name'),
      cell: (member) => (
        <>
          <Link to="/admin/members/$id" params={{ id: member.id }}>
            {nameOf(member)}
          </Link>
          <br />
          <span className="faint">{member.email}</span>
        </>
      ),
    },
    { key: 'body', head: t('body'), cell: (member) => bodyName(member.organisation) || '—' },
    {
      key: 'status',
      head: t('status'),
      cell: (member) => <Tag tone={TONES[member.status]}>{t(`statuses.${member.status}`)}</Tag>,
    },
    {
      key: 'roles',
      head: t('role'),
      cell: (member) => member.roles.map((role) => t(`roles.${role}`)).join(', ') || '—',
    },
    { key: 'since', head: t('since'), cell: (member) => shortDate(member.created_at) },
    ...(ticked
      ? [
          {
            key: 'tick',
            head: t('tickAll'),
            cell: (member: Member) => (
              <input
                type="checkbox"
                aria-label={t('tick', { name: nameOf(member) })}
                checked={ticked.has(member.id)}
                onChange={({ target }) => {
                  const others = [...ticked].filter((id) => id !== member.id);
                  onTick(new Set(target.checked ? [...others, member.id] : others));
                }}
              />
            ),
          },
        ]
      : []),
  ];
  return <DataTable caption={t('title')} captionHidden columns={columns} rows={people} keyOf={(member) => member.id} />;
}

import { Link, useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { bodyName, localized, useTranslation } from '@/i18n';
import { type Column, DataTable } from '@/ui/data-table';
import { Filters } from '@/ui/filters';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import { TextField } from '@/ui/text-field';
import { FieldFilter } from '../fields/filter';

type Entry = components['schemas']['DirectoryEntry'];
export interface DirectorySearch {
  q?: string;
  organisation?: string;
  expertise?: string;
  interest?: string;
}

/** The members who want to be found, with what each of them shows. */
export function DirectoryPage({ search }: { search: DirectorySearch }) {
  const { t } = useTranslation('directory');
  const navigate = useNavigate();
  const list = query.useInfiniteQuery('get', '/api/v1/directory', { params: { query: search } }, byCursor);
  const columns: Column<Entry>[] = [
    { key: 'name', head: t('name'), cell: (entry) => entry.name },
    {
      key: 'body',
      head: t('body'),
      cell: ({ organisation }) =>
        organisation ? (
          <Link to="/members" search={{ ...search, organisation: organisation.id }}>
            {bodyName(organisation)}
          </Link>
        ) : (
          '—'
        ),
    },
    { key: 'post', head: t('post'), cell: ({ post, unit }) => [post, unit].filter(Boolean).join(' · ') || '—' },
    {
      key: 'expertise',
      head: t('expertise'),
      cell: ({ expertise, expertise_fields }) =>
        [...expertise_fields.map(({ name }) => localized(name)), ...expertise].join(', ') || '—',
    },
    {
      key: 'interests',
      head: t('interests'),
      cell: ({ interests }) => interests.map(({ name }) => localized(name)).join(', ') || '—',
    },
    {
      key: 'email',
      head: t('email'),
      cell: ({ email }) => (email ? <a href={`mailto:${email}`}>{email}</a> : '—'),
    },
  ];
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('title')}
        lead={
          <>
            {t('lead')} <Link to="/me/profile">{t('mine')}</Link>
          </>
        }
      />
      <Filters
        key={JSON.stringify(search)}
        label={t('ui:filters.label')}
        narrowed={Object.keys(search).length > 0}
        onApply={(values) => void navigate({ to: '/members', search: { ...search, ...values } as DirectorySearch })}
        onClear={() => void navigate({ to: '/members', search: {} })}
      >
        <TextField name="q" type="search" label={t('q')} defaultValue={search.q ?? ''} />
        <FieldFilter name="expertise" label={t('fields:theirExpertise')} chosen={search.expertise} />
        <FieldFilter name="interest" label={t('fields:theirInterests')} chosen={search.interest} />
      </Filters>
      <Listing list={list} empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}>
        {(entries) => (
          <DataTable caption={t('title')} captionHidden columns={columns} rows={entries} keyOf={({ id }) => id} />
        )}
      </Listing>
    </div>
  );
}

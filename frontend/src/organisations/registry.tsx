import { Link, useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { useMay } from '@/app/session';
import { bodyName, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterChoice, Filters } from '@/ui/filters';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-field';
import { KINDS, REGIONS } from './kinds';
import type { Body } from './queries';
import type { BodySearch } from './search';

/** The registry of public bodies. */
export function RegistryPage({ search }: { search: BodySearch }) {
  const { t } = useTranslation('organisations');
  const administers = useMay('organisations:administer');
  const navigate = useNavigate();
  const pages = query.useInfiniteQuery('get', '/api/v1/organisations', { params: { query: search } }, byCursor);
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          administers ? (
            <>
              <ButtonLink to="/admin/organisations/new" variant="primary">
                {t('new')}
              </ButtonLink>
              <ButtonLink to="/admin/registry">{t('imports')}</ButtonLink>
            </>
          ) : null
        }
      />
      <Filters
        key={JSON.stringify(search)}
        label={t('ui:filters.label')}
        narrowed={Object.keys(search).length > 0}
        onApply={(values) => void navigate({ to: '/admin/organisations', search: values as BodySearch })}
        onClear={() => void navigate({ to: '/admin/organisations', search: {} })}
      >
        <TextField name="q" type="search" label={t('q')} defaultValue={search.q ?? ''} />
        <FilterChoice
          name="kind"
          label={t('kind')}
          values={KINDS}
          text={(value) => t(`kinds.${value}`)}
          chosen={search.kind}
        />
        <FilterChoice
          name="region"
          label={t('region')}
          values={REGIONS}
          text={(value) => t(`regions.${value}`)}
          chosen={search.region}
        />
      </Filters>
      <Listing list={pages} empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}>
        {(bodies) => <Bodies bodies={bodies} />}
      </Listing>
    </div>
  );
}

function Bodies({ bodies }: { bodies: readonly Body[] }) {
  const { t } = useTranslation('organisations');
  const columns: Column<Body>[] = [
    {
      key: 'name',
      head: t('name'),
      cell: (body) => (
        <span className="row">
          <Link to="/admin/organisations/$id" params={{ id: body.id }}>
            {bodyName(body)}
          </Link>
          {body.status === 'closed' ? <Tag tone="neutral">{t('closed')}</Tag> : null}
        </span>
      ),
    },
    { key: 'kind', head: t('kind'), cell: (body) => t(`kinds.${body.kind}`) },
    { key: 'region', head: t('region'), cell: (body) => (body.region ? t(`regions.${body.region}`) : t('country')) },
    { key: 'domains', head: t('domains'), cell: (body) => body.domains.join(', ') || '—' },
  ];
  return <DataTable caption={t('title')} captionHidden columns={columns} rows={bodies} keyOf={(body) => body.id} />;
}

import { Link, useNavigate } from '@tanstack/react-router';
import { Filters } from '@/administration/filters';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { useMay } from '@/app/session';
import { bodyName, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { Tag } from '@/ui/tag';
import { Select, TextField } from '@/ui/text-field';
import { KINDS, REGIONS } from './kinds';
import type { Body } from './queries';
import type { BodySearch } from './search';

/** The registry of public bodies. */
export function RegistryPage({ search }: { search: BodySearch }) {
  const { t } = useTranslation('organisations');
  const administers = useMay('organisations:administer');
  const navigate = useNavigate();
  const pages = query.useInfiniteQuery('get', '/api/v1/organisations', { params: { query: search } }, byCursor);
  if (pages.error) throw pages.error;
  const bodies = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          administers ? (
            <ButtonLink to="/admin/organisations/new" variant="primary">
              {t('new')}
            </ButtonLink>
          ) : null
        }
      />
      <Filters
        key={JSON.stringify(search)}
        apply={(values) => void navigate({ to: '/admin/organisations', search: values as BodySearch })}
        clear={() => void navigate({ to: '/admin/organisations', search: {} })}
      >
        <TextField name="q" type="search" label={t('q')} defaultValue={search.q ?? ''} />
        <Select
          name="kind"
          label={t('kind')}
          placeholder={t('any')}
          defaultValue={search.kind ?? ''}
          options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <Select
          name="region"
          label={t('region')}
          placeholder={t('any')}
          defaultValue={search.region ?? ''}
          options={REGIONS.map((value) => ({ value, label: t(`regions.${value}`) }))}
        />
      </Filters>
      {pages.isPending ? <Skeleton lines={6} /> : null}
      {pages.data && bodies.length === 0 ? <EmptyState title={t('none')}>{t('noneText')}</EmptyState> : null}
      {bodies.length > 0 ? (
        <>
          <Bodies bodies={bodies} />
          <Pager
            count={bodies.length}
            hasMore={pages.hasNextPage}
            pending={pages.isFetchingNextPage}
            onMore={() => void pages.fetchNextPage()}
          />
        </>
      ) : null}
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

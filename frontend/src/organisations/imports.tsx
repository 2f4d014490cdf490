import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { useFormats, useTranslation } from '@/i18n';
import { type Column, DataTable } from '@/ui/data-table';
import { Listing } from '@/ui/listing';
import { Breadcrumbs, EmptyState, PageHead } from '@/ui/page';
import { Registry } from './body';
import { countsOf, type Import, ImportTag } from './import-status';
import { StartImport } from './start-import';

/** The imports of the national registry, and the beginning of another. */
export function ImportsPage() {
  const { t } = useTranslation('registry');
  const pages = query.useInfiniteQuery('get', '/api/v1/registry-imports', { params: { query: {} } }, byCursor);
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('imports.title')}
        lead={t('imports.lead')}
        above={<Breadcrumbs way={[<Registry key="registry" />]} here={t('imports.title')} />}
      />
      <StartImport />
      <section className="stack" aria-labelledby="imports">
        <h2 id="imports">{t('imports.earlier')}</h2>
        <Listing list={pages} empty={<EmptyState title={t('imports.none')}>{t('imports.noneText')}</EmptyState>}>
          {(imports) => <Imports imports={imports} />}
        </Listing>
      </section>
    </div>
  );
}

function Imports({ imports }: { imports: readonly Import[] }) {
  const { t } = useTranslation('registry');
  const { dateTime, number } = useFormats();
  const columns: Column<Import>[] = [
    {
      key: 'at',
      head: t('imports.at'),
      cell: (row) => (
        <Link to="/admin/registry/$id" params={{ id: row.id }}>
          {dateTime(row.created_at)}
        </Link>
      ),
    },
    { key: 'source', head: t('imports.source'), cell: (row) => row.file_name ?? t(`imports.sources.${row.source}`) },
    { key: 'status', head: t('imports.state'), cell: (row) => <ImportTag status={row.status} /> },
    {
      key: 'changes',
      head: t('imports.differences'),
      numeric: true,
      cell: (row) => number(Object.values(countsOf(row).changes).reduce((sum, count) => sum + count, 0)),
    },
  ];
  return (
    <DataTable caption={t('imports.earlier')} captionHidden columns={columns} rows={imports} keyOf={(row) => row.id} />
  );
}

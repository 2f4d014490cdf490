import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { useMay } from '@/app/session';
import { localized, useFormats, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import { Tag } from '@/ui/tag';

type CriteriaSet = components['schemas']['CriteriaSet'];

/** The criteria by which submissions and projects are judged, in all their versions. */
export function CriteriaPage() {
  const { t } = useTranslation('criteria');
  const { date } = useFormats();
  const writes = useMay('criteria:manage');
  const list = query.useInfiniteQuery('get', '/api/v1/criteria-sets', { params: { query: { limit: 50 } } }, byCursor);
  const columns: Column<CriteriaSet>[] = [
    {
      key: 'title',
      head: t('column.title'),
      cell: ({ id, title, key }) => (
        <div className="stack stack-tight">
          <Link to="/admin/criteria/$id" params={{ id }}>
            {localized(title)}
          </Link>
          <code className="faint">{key}</code>
        </div>
      ),
    },
    { key: 'version', head: t('column.version'), cell: ({ version }) => version },
    { key: 'purpose', head: t('column.purpose'), cell: ({ purpose }) => t(`purpose.${purpose}`) },
    { key: 'status', head: t('column.status'), cell: ({ status }) => <StatusTag status={status} /> },
    { key: 'since', head: t('column.since'), cell: ({ created_at: at }) => date(at) },
  ];
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          writes ? (
            <ButtonLink to="/admin/criteria/new" variant="primary">
              {t('new')}
            </ButtonLink>
          ) : undefined
        }
      />
      <Listing list={list} empty={<EmptyState title={t('empty')} />}>
        {(items) => (
          <DataTable caption={t('title')} captionHidden columns={columns} rows={items} keyOf={({ id }) => id} />
        )}
      </Listing>
    </div>
  );
}

/** Whether a set may be used. */
export function StatusTag({ status }: { status: CriteriaSet['status'] }) {
  const { t } = useTranslation('criteria');
  return <Tag tone={status === 'published' ? 'good' : 'warn'}>{t(`status.${status}`)}</Tag>;
}

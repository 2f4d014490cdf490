import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { type ApiClient, TONES } from './queries';

/** The systems that call the API by themselves. */
export function ClientsPage() {
  const { t } = useTranslation('integrations');
  const pages = query.useInfiniteQuery('get', '/api/v1/api-clients', { params: { query: {} } }, byCursor);
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonLink to="/admin/clients/new" variant="primary">
            {t('new')}
          </ButtonLink>
        }
      />
      <Listing list={pages} empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}>
        {(clients) => <Clients clients={clients} />}
      </Listing>
    </div>
  );
}

function Clients({ clients }: { clients: readonly ApiClient[] }) {
  const { t } = useTranslation('integrations');
  const { relative } = useFormats();
  const columns: Column<ApiClient>[] = [
    {
      key: 'name',
      head: t('client'),
      cell: (client) => (
        <span className="row">
          <Link to="/admin/clients/$id" params={{ id: client.id }}>
            {client.name}
          </Link>
          {client.status === 'active' ? null : <Tag tone={TONES[client.status]}>{t(`status.${client.status}`)}</Tag>}
        </span>
      ),
    },
    { key: 'body', head: t('body'), cell: ({ organisation }) => (organisation ? bodyName(organisation) : '—') },
    { key: 'scopes', head: t('scopes'), cell: ({ scopes }) => t('scopeCount', { count: scopes.length }) },
    {
      key: 'used',
      head: t('lastUsed'),
      cell: ({ last_used_at: at }) => (at ? <time dateTime={at}>{relative(at)}</time> : t('never')),
    },
  ];
  return <DataTable caption={t('title')} captionHidden columns={columns} rows={clients} keyOf={({ id }) => id} />;
}

import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { type Column, DataTable } from '@/ui/data-table';
import { Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';

type Consent = components['schemas']['Consent'];

/** To what one consented, when, and to which wording. */
export function Consents() {
  const { t } = useTranslation('privacy');
  const { dateTime } = useFormats();
  const consents = query.useQuery('get', '/api/v1/me/consents', { params: { query: { limit: 100 } } });
  if (consents.error) throw consents.error;
  if (!consents.data) return <Skeleton lines={3} />;
  if (consents.data.items.length === 0) return <p className="soft">{t('consents.none')}</p>;
  const columns: Column<Consent>[] = [
    { key: 'kind', head: t('consents.kind'), cell: (consent) => t(`consents.kinds.${consent.kind}`) },
    {
      key: 'given',
      head: t('consents.choice'),
      cell: (consent) => (
        <Tag tone={consent.given ? 'good' : 'neutral'}>
          {t(consent.given ? 'consents.given' : 'consents.withdrawn')}
        </Tag>
      ),
    },
    { key: 'version', head: t('consents.version'), cell: (consent) => consent.text_version },
    { key: 'at', head: t('consents.at'), cell: (consent) => dateTime(consent.at) },
  ];
  return (
    <DataTable
      caption={t('consents.title')}
      captionHidden
      columns={columns}
      rows={consents.data.items}
      keyOf={(consent) => consent.id}
    />
  );
}

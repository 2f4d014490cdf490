import { query } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';
import { Columns } from '@/ui/columns';
import { Skeleton } from '@/ui/page';

/** Requests of the last thirty days. */
export function Usage({ id }: { id: string }) {
  const { t } = useTranslation('integrations');
  const { shortDate, number } = useFormats();
  const found = query.useQuery('get', '/api/v1/api-clients/{id}/usage', { params: { path: { id } } });
  if (found.error) throw found.error;
  const days = found.data?.days;
  const total = days?.reduce((sum, { requests }) => sum + requests, 0) ?? 0;
  return (
    <section className="stack" aria-labelledby="client-usage">
      <h2 id="client-usage">{t('usage')}</h2>
      {days ? (
        <Columns
          caption={t('usageCaption', { total: number(total) })}
          heads={[t('day'), t('requests'), t('refused')]}
          columns={days.map(({ day, requests, refused }) => ({
            key: day,
            label: shortDate(day),
            value: requests,
            part: refused,
          }))}
        />
      ) : (
        <Skeleton lines={5} />
      )}
    </section>
  );
}

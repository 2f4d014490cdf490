import { useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/page';
import { Tag, type TagTone } from '@/ui/tag';
import { toast } from '@/ui/toast';

type Copy = components['schemas']['DataExport'];

const TONES: Record<Copy['status'], TagTone> = { in_the_making: 'info', ready: 'good', expired: 'neutral' };
/** While one is being made, in milliseconds. */
const LOOKS_AGAIN = 3000;

/** Copies of one's data: asked for, made in the background, and fetched for a while. */
export function Copies() {
  const { t } = useTranslation('privacy');
  const { dateTime } = useFormats();
  const queries = useQueryClient();
  const copies = query.useQuery(
    'get',
    '/api/v1/me/data-exports',
    { params: { query: { limit: 100 } } },
    {
      refetchInterval: ({ state }) =>
        state.data?.items.some(({ status }) => status === 'in_the_making') ? LOOKS_AGAIN : false,
    },
  );
  const ask = query.useMutation('post', '/api/v1/me/data-exports', {
    onSuccess: () => {
      toast(t('copies.asked'));
      return queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/data-exports'] });
    },
  });
  if (copies.error) throw copies.error;
  if (!copies.data) return <Skeleton lines={4} />;
  const rows = copies.data.items;
  const columns: Column<Copy>[] = [
    { key: 'asked', head: t('copies.when'), cell: (copy) => dateTime(copy.requested_at) },
    {
      key: 'status',
      head: t('copies.status'),
      cell: (copy) => <Tag tone={TONES[copy.status]}>{t(`copies.statuses.${copy.status}`)}</Tag>,
    },
    { key: 'until', head: t('copies.until'), cell: (copy) => (copy.expires_at ? dateTime(copy.expires_at) : '—') },
    {
      key: 'get',
      head: t('copies.action'),
      cell: (copy) =>
        copy.status === 'ready' ? (
          <Button small variant="primary" onClick={() => void fetchCopy(copy)}>
            {t('copies.get')}
          </Button>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <>
      <p>{t('copies.lead')}</p>
      {ask.error ? (
        <Notice tone="bad" live>
          {problemOf(ask.error).message}
        </Notice>
      ) : null}
      <div>
        <Button
          variant="primary"
          pending={ask.isPending || rows.some(({ status }) => status === 'in_the_making')}
          onClick={() => ask.mutate({})}
        >
          {t('copies.ask')}
        </Button>
      </div>
      {rows.length > 0 ? (
        <DataTable caption={t('copies.title')} captionHidden columns={columns} rows={rows} keyOf={(copy) => copy.id} />
      ) : null}
    </>
  );
}

/** The address needs the session's token, which a plain link does not carry. */
async function fetchCopy(copy: Copy): Promise<void> {
  try {
    const { data } = await api.GET('/api/v1/me/data-exports/{id}/file', {
      params: { path: { id: copy.id } },
      parseAs: 'blob',
    });
    const link = document.createElement('a');
    const address = URL.createObjectURL(data as unknown as Blob);
    link.href = address;
    link.download = `we-novate-${copy.requested_at.slice(0, 10)}.zip`;
    link.click();
    URL.revokeObjectURL(address);
  } catch (error) {
    toast(problemOf(error).message);
  }
}

import { useQueryClient } from '@tanstack/react-query';
import { query } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toast';
import { deviceOf } from './device';

type Session = components['schemas']['MySession'];

/** Where one is signed in, and how to end that. */
export function Sessions() {
  const { t } = useTranslation('security');
  const { dateTime } = useFormats();
  const queries = useQueryClient();
  const sessions = query.useQuery('get', '/api/v1/me/sessions', { params: { query: { limit: 100 } } });
  const onSuccess = () => {
    toast(t('sessions.ended'));
    return queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/sessions'] });
  };
  const end = query.useMutation('delete', '/api/v1/me/sessions/{id}', { onSuccess });
  const endOthers = query.useMutation('delete', '/api/v1/me/sessions', { onSuccess });
  if (sessions.error) throw sessions.error;
  if (!sessions.data) return <Skeleton lines={4} />;
  const rows = sessions.data.items;
  const columns: Column<Session>[] = [
    {
      key: 'device',
      head: t('sessions.device'),
      cell: (session) => (
        <span className="row">
          {deviceOf(session.user_agent) ?? t('sessions.unknown')}
          {session.current ? <Tag tone="good">{t('sessions.this')}</Tag> : null}
        </span>
      ),
    },
    { key: 'address', head: t('sessions.address'), cell: (session) => session.address ?? '—' },
    { key: 'since', head: t('sessions.since'), cell: (session) => dateTime(session.created_at) },
    { key: 'used', head: t('sessions.used'), cell: (session) => dateTime(session.last_used_at) },
    {
      key: 'end',
      head: t('sessions.action'),
      cell: (session) =>
        session.current ? (
          '—'
        ) : (
          <Button
            small
            pending={end.isPending && end.variables.params.path.id === session.id}
            onClick={() => end.mutate({ params: { path: { id: session.id } } })}
          >
            {t('sessions.end')}
          </Button>
        ),
    },
  ];
  const failed = end.error ?? endOthers.error;
  return (
    <>
      <p className="soft measure">{t('sessions.lead')}</p>
      {failed ? (
        <Notice tone="bad" live>
          {problemOf(failed).message}
        </Notice>
      ) : null}
      <DataTable
        caption={t('sessions.title')}
        captionHidden
        columns={columns}
        rows={rows}
        keyOf={(session) => session.id}
      />
      {rows.length > 1 ? (
        <div>
          <Button variant="danger" pending={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {t('sessions.endOthers')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

import { Link, useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState, Skeleton } from '@/ui/page';
import { Pager } from '@/ui/pager';
import { Tag, type TagTone } from '@/ui/tag';
import { Select, TextField } from '@/ui/text-field';
import { Filters } from './filters';
import { MAIL_STATUSES, type MailSearch, type MailStatus } from './search';

type Mail = components['schemas']['MailSummary'];

export const MAIL_TONES: Record<MailStatus, TagTone> = {
  queued: 'info',
  sending: 'warn',
  sent: 'good',
  failed: 'bad',
  unknown: 'warn',
  kept: 'neutral',
};

interface Props {
  search: MailSearch;
  /** The page of this list, below which each mail has its own. */
  at: '/admin/outbox' | '/outbox';
}

/** The mails of the outbox, newest first. */
export function Mails({ search, at }: Props) {
  const { t } = useTranslation('administration');
  const navigate = useNavigate();
  const pages = query.useInfiniteQuery(
    'get',
    '/api/v1/mails',
    { params: { query: search } },
    {
      pageParamName: 'after',
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      refetchInterval: 10_000,
    },
  );
  if (pages.error) throw pages.error;
  const mails = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Filters
        key={JSON.stringify(search)}
        apply={({ status, to }) => void navigate({ to: at, search: { status, to } as never })}
        clear={() => void navigate({ to: at, search: {} as never })}
      >
        <TextField name="to" type="email" label={t('mails.to')} defaultValue={search.to ?? ''} />
        <Select
          name="status"
          label={t('mails.status')}
          placeholder={t('filters.any')}
          defaultValue={search.status ?? ''}
          options={MAIL_STATUSES.map((value) => ({ value, label: t(`mailStatus.${value}`) }))}
        />
      </Filters>
      {pages.isPending ? <Skeleton lines={6} /> : null}
      {pages.data && mails.length === 0 ? <EmptyState title={t('mails.none')}>{t('mails.noneText')}</EmptyState> : null}
      {mails.length > 0 ? (
        <>
          <MailTable mails={mails} at={at} />
          <Pager
            count={mails.length}
            hasMore={pages.hasNextPage}
            pending={pages.isFetchingNextPage}
            onMore={() => void pages.fetchNextPage()}
          />
        </>
      ) : null}
    </>
  );
}

function MailTable({ mails, at }: { mails: readonly Mail[]; at: Props['at'] }) {
  const { t } = useTranslation('administration');
  const { dateTime } = useFormats();
  const columns: Column<Mail>[] = [
    {
      key: 'subject',
      head: t('mails.subject'),
      cell: (mail) => (
        <Link to={`${at}/$id`} params={{ id: mail.id }}>
          {mail.subject}
        </Link>
      ),
    },
    { key: 'to', head: t('mails.to'), cell: (mail) => mail.to_address },
    {
      key: 'status',
      head: t('mails.status'),
      cell: (mail) => <Tag tone={MAIL_TONES[mail.status]}>{t(`mailStatus.${mail.status}`)}</Tag>,
    },
    { key: 'at', head: t('mails.at'), cell: (mail) => dateTime(mail.sent_at ?? mail.created_at) },
  ];
  return (
    <DataTable
      caption={t('section.outbox.title')}
      captionHidden
      columns={columns}
      rows={mails}
      keyOf={({ id }) => id}
    />
  );
}

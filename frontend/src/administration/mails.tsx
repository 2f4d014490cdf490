import { Link, useNavigate } from '@tanstack/react-router';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterChoice, Filters } from '@/ui/filters';
import { Listing } from '@/ui/listing';
import { EmptyState } from '@/ui/page';
import { Tag, type TagTone } from '@/ui/tag';
import { TextField } from '@/ui/text-field';
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
  return (
    <>
      <Filters
        key={JSON.stringify(search)}
        label={t('ui:filters.label')}
        narrowed={Object.keys(search).length > 0}
        onApply={({ status, to }) => void navigate({ to: at, search: { status, to } as never })}
        onClear={() => void navigate({ to: at, search: {} as never })}
      >
        <TextField name="to" type="email" label={t('mails.to')} defaultValue={search.to ?? ''} />
        <FilterChoice
          name="status"
          label={t('mails.status')}
          values={MAIL_STATUSES}
          text={(value) => t(`mailStatus.${value}`)}
          chosen={search.status}
        />
      </Filters>
      <Listing list={pages} empty={<EmptyState title={t('mails.none')}>{t('mails.noneText')}</EmptyState>}>
        {(mails) => <MailTable mails={mails} at={at} />}
      </Listing>
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

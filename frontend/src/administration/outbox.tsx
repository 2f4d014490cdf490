import { query } from '@/api/client';
import { NotFound } from '@/app/faults';
import { useTranslation } from '@/i18n';
import { Notice } from '@/ui/notice';
import { PageHead, Skeleton } from '@/ui/page';
import { Mails } from './mails';
import type { MailSearch } from './search';

/** The outbox for those who operate the platform. */
export function AdminOutboxPage({ search }: { search: MailSearch }) {
  const { t } = useTranslation('administration');
  return (
    <div className="stack stack-wide">
      <PageHead title={t('section.outbox.title')} lead={t('mails.lead')} />
      <Mails search={search} at="/admin/outbox" />
    </div>
  );
}

/** The outbox for everybody, on one's own machine, where mails go nowhere. */
export function OpenOutboxPage({ search }: { search: MailSearch }) {
  const { t } = useTranslation('administration');
  const { data, error } = query.useQuery('get', '/api/v1/installation');
  if (error) throw error;
  if (!data) return <Skeleton lines={6} />;
  if (!data.open_outbox) return <NotFound />;
  return (
    <div className="stack stack-wide">
      <PageHead title={t('open.title')} lead={t('open.lead')} />
      <Notice>{t('open.notice')}</Notice>
      <Mails search={search} at="/outbox" />
    </div>
  );
}

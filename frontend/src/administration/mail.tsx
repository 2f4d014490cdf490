import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toast';
import { MailBody, type MailForm } from './mail-body';
import { MAIL_TONES } from './mails';
import '@/ui/record.css';

interface Props {
  id: string;
  form: MailForm;
  /** The list that it stands in. */
  at: '/admin/outbox' | '/outbox';
}

/** A mail as its recipient reads it. */
export function MailPage({ id, form, at }: Props) {
  const { t } = useTranslation('administration');
  const { dateTime } = useFormats();
  const { data: mail, error } = query.useQuery('get', '/api/v1/mails/{id}', { params: { path: { id } } });
  if (error) throw error;
  if (!mail) return <Skeleton lines={8} />;
  return (
    <div className="stack stack-wide">
      <PageHead
        above={
          <Breadcrumbs
            way={[
              <Link key="list" to={at}>
                {t('section.outbox.title')}
              </Link>,
            ]}
            here={t('mails.one')}
          />
        }
        title={mail.subject}
        actions={mail.abilities.can_send_again ? <SendAgain id={id} /> : undefined}
      />
      <dl className="record">
        <Entry label={t('mails.to')}>{mail.to_address}</Entry>
        <Entry label={t('mails.status')}>
          <Tag tone={MAIL_TONES[mail.status]}>{t(`mailStatus.${mail.status}`)}</Tag>
        </Entry>
        <Entry label={t('mails.created')}>{dateTime(mail.created_at)}</Entry>
        {mail.sent_at ? <Entry label={t('mails.sent')}>{dateTime(mail.sent_at)}</Entry> : null}
        <Entry label={t('mails.language')}>{t(`language.${mail.language}`)}</Entry>
        <Entry label={t('mails.template')}>
          <code>{mail.template}</code>
        </Entry>
      </dl>
      {mail.last_error ? (
        <Notice tone="bad" title={t('mails.refused')}>
          {mail.last_error}
        </Notice>
      ) : null}
      <MailBody mail={mail} form={form} at={`${at}/$id`} />
    </div>
  );
}

function Entry({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function SendAgain({ id }: { id: string }) {
  const { t } = useTranslation('administration');
  const queries = useQueryClient();
  const again = query.useMutation('post', '/api/v1/mails/{id}/send-again', {
    onSuccess: () => {
      toast(t('mails.queued'));
      return queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/v1/mails'),
      });
    },
  });
  return (
    <>
      <Button variant="primary" pending={again.isPending} onClick={() => again.mutate({ params: { path: { id } } })}>
        {t('mails.again')}
      </Button>
      {again.error ? <p role="alert">{problemOf(again.error).message}</p> : null}
    </>
  );
}

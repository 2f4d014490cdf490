import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, query } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, looksLikeEmail, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/page';
import { TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { PasswordField } from './password-field';

/** A new address, which the old and the new one confirm. */
export function ChangeEmail() {
  const { t } = useTranslation('email-change');
  const { dateTime } = useFormats();
  const queries = useQueryClient();
  const [round, setRound] = useState(0);
  const seen = query.useQuery('get', '/api/v1/me/email-change');
  const changed = () => queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/email-change'] });
  const form = useForm(
    ({ email = '', current_password }): Record<string, string> => ({
      ...(looksLikeEmail(email) ? {} : { email: t('emailMissing') }),
      ...(current_password ? {} : { current_password: t('passwordMissing') }),
    }),
    async ({ email = '', current_password = '' }) => {
      await api.POST('/api/v1/me/email-change', { body: { email, current_password } });
      toast(t('asked'));
      setRound((round) => round + 1);
      await changed();
    },
  );
  if (seen.error) throw seen.error;
  if (!seen.data) return <Skeleton lines={3} />;
  const { pending } = seen.data;
  return (
    <>
      {pending ? (
        <Notice tone="info" title={t('pending', { email: pending.email })}>
          <p>
            {t(pending.new_confirmed ? 'newConfirmed' : 'newWaits')}{' '}
            {t(pending.old_confirmed ? 'oldConfirmed' : 'oldWaits')} {t('until', { at: dateTime(pending.expires_at) })}
          </p>
          <Button
            onClick={async () => {
              await api.DELETE('/api/v1/me/email-change');
              toast(t('cancelled'));
              await changed();
            }}
          >
            {t('cancel')}
          </Button>
        </Notice>
      ) : null}
      <Form key={round} form={form} label={t('title')}>
        <ErrorSummary />
        <p className="soft">{t('lead')}</p>
        <TextField name="email" type="email" label={t('email')} autoComplete="email" maxLength={254} required />
        <PasswordField name="current_password" label={t('password')} />
        <div>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t('submit')}
          </Button>
        </div>
      </Form>
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, looksLikeEmail, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { PageHead } from '@/ui/page';
import { TextField } from '@/ui/text-field';

/** Ask for the mail by which a new password is set. The answer tells nobody who has an account. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('joining');
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm(
    ({ email = '' }): Record<string, string> => (looksLikeEmail(email) ? {} : { email: t('register.faults.email') }),
    async ({ email = '' }) => {
      await api.POST('/api/v1/members/forgot-password', { body: { email } });
      setSentTo(email);
    },
  );
  return (
    <div className="stack stack-wide">
      <PageHead title={t('forgot.title')} lead={t('forgot.lead')} />
      {sentTo ? (
        <Notice tone="good" title={t('forgot.sent')} live>
          {t('forgot.sentText', { email: sentTo })}
        </Notice>
      ) : (
        <Form form={form}>
          <ErrorSummary />
          <TextField name="email" type="email" label={t('register.email')} autoComplete="username" required />
          <div>
            <Button type="submit" variant="primary" pending={form.pending}>
              {t('forgot.submit')}
            </Button>
          </div>
        </Form>
      )}
      <p>
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </p>
    </div>
  );
}

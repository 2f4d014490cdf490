import { useState } from 'react';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, looksLikeEmail, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { TextField } from '@/ui/text-field';

/** An address asks for the newsletter; the mail that follows asks back. */
export function NewsletterForm() {
  const { t } = useTranslation('newsletter');
  const [sent, setSent] = useState<string>();
  const form = useForm(
    ({ email = '' }) => (looksLikeEmail(email) ? {} : { email: t('form.emailWrong') }),
    async ({ email = '' }) => {
      await api.POST('/api/v1/newsletter/subscriptions', { body: { email } });
      setSent(email);
    },
  );
  if (sent)
    return (
      <Notice tone="good" title={t('sent.title')} live>
        <p>{t('sent.text', { email: sent })}</p>
      </Notice>
    );
  return (
    <Form form={form} label={t('title')}>
      <ErrorSummary />
      <TextField name="email" type="email" label={t('form.email')} help={t('form.help')} autoComplete="email" />
      <Button type="submit" variant="primary" pending={form.pending}>
        {t('form.submit')}
      </Button>
    </Form>
  );
}

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import { end } from '@/api/token';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { PageHead } from '@/ui/page';
import { isLongEnough, PasswordField } from './password-field';

/** What the link of the reset mail opens: a new password, once. */
export function ResetPasswordPage({ token }: { token: string | undefined }) {
  const { t } = useTranslation('joining');
  const [state, setState] = useState<'open' | 'done' | 'ended'>(token ? 'open' : 'ended');
  const form = useForm(
    ({ password }): Record<string, string> => (isLongEnough(password) ? {} : { password: t('password.short') }),
    async ({ password = '' }) => {
      try {
        await api.POST('/api/v1/members/reset-password', { body: { token: token ?? '', password } });
        // All sessions have ended, the one of this browser too.
        end();
        setState('done');
      } catch (error) {
        if (!isProblem(error, 'link-expired')) throw error;
        setState('ended');
      }
    },
  );
  return (
    <div className="stack stack-wide">
      <PageHead title={t('reset.title')} lead={state === 'open' ? t('reset.lead') : undefined} />
      {state === 'open' ? (
        <Form form={form}>
          <ErrorSummary />
          <PasswordField name="password" label={t('reset.password')} isNew />
          <div>
            <Button type="submit" variant="primary" pending={form.pending}>
              {t('reset.submit')}
            </Button>
          </div>
        </Form>
      ) : null}
      {state === 'done' ? (
        <Notice tone="good" live title={t('reset.done')}>
          <Link to="/sign-in">{t('verify.signIn')}</Link>
        </Notice>
      ) : null}
      {state === 'ended' ? (
        <Notice tone="bad" live title={t('reset.ended')}>
          <Link to="/forgot-password">{t('reset.another')}</Link>
        </Notice>
      ) : null}
    </div>
  );
}

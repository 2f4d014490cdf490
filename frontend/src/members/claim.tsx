import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import { focusHeading } from '@/app/focus';
import { useTranslation } from '@/i18n';
import { TEXT_VERSION } from '@/statements/version';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { PageHead } from '@/ui/page';
import { isLongEnough, PasswordField } from './password-field';

/** What the link of an invitation opens: a profile that is waiting becomes one's own. */
export function ClaimPage({ token }: { token: string | undefined }) {
  const { t, rich } = useTranslation('joining');
  const [end, setEnd] = useState<'done' | 'ended' | undefined>(token ? undefined : 'ended');
  useEffect(() => {
    if (end) focusHeading();
  }, [end]);
  const form = useForm(
    (values): Record<string, string> => ({
      ...(isLongEnough(values.password) ? {} : { password: t('password.short') }),
      ...(values['consents.terms'] ? {} : { 'consents.terms': t('register.faults.terms') }),
      ...(values['consents.privacy'] ? {} : { 'consents.privacy': t('register.faults.privacy') }),
    }),
    async ({ password = '', newsletter }) => {
      const consents = { terms: TEXT_VERSION, privacy: TEXT_VERSION };
      try {
        await api.POST('/api/v1/members/claim', {
          body: { token: token ?? '', password, newsletter: newsletter === 'on', consents },
        });
        setEnd('done');
      } catch (error) {
        if (!isProblem(error, 'link-expired')) throw error;
        setEnd('ended');
      }
    },
  );
  if (end) {
    return (
      <div className="stack measure">
        <PageHead title={t(`claim.${end}`)} />
        <p>{t(`claim.${end}Text`)}</p>
        <p>
          <Link to={end === 'done' ? '/sign-in' : '/register'}>
            {t(end === 'done' ? 'verify.signIn' : 'register.submit')}
          </Link>
        </p>
      </div>
    );
  }
  return (
    <div className="stack measure">
      <PageHead title={t('claim.title')} lead={t('claim.lead')} />
      <Form form={form}>
        <ErrorSummary />
        <PasswordField name="password" label={t('register.password')} isNew />
        <Checkbox
          name="consents.terms"
          label={rich('register.terms', { link: (text) => <Link to="/terms">{text}</Link> })}
          required
        />
        <Checkbox
          name="consents.privacy"
          label={rich('register.privacy', { link: (text) => <Link to="/privacy">{text}</Link> })}
          required
        />
        <Checkbox name="newsletter" label={t('register.newsletter')} help={t('register.newsletterHelp')} />
        <div>
          <Button type="submit" variant="call" pending={form.pending}>
            {t('claim.submit')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

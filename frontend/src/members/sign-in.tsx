import { Link, useNavigate, useRouter } from '@tanstack/react-router';
import { useTitle } from '@/app/focus';
import { useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { TextField } from '@/ui/text-field';
import { DemoAccounts } from './demo-accounts';

/** Sign in, and go on where one wanted to go. */
export function SignInPage({ next }: { next?: string | undefined }) {
  const { t } = useTranslation('members');
  const { signIn } = useSession();
  const navigate = useNavigate();
  const router = useRouter();
  useTitle(t('signIn.title'));

  const enter = async (email: string, password: string) => {
    await signIn(email, password);
    // Only addresses of this app: another site's would be a way to lead people astray.
    if (next?.startsWith('/') && !next.startsWith('//')) router.history.push(next);
    else await navigate({ to: '/me' as string });
  };
  const form = useForm(
    ({ email, password }) => ({
      ...(email ? {} : { email: t('signIn.emailMissing') }),
      ...(password ? {} : { password: t('signIn.passwordMissing') }),
    }),
    ({ email = '', password = '' }) => enter(email, password),
  );

  return (
    <Form form={form}>
      <h1 tabIndex={-1}>{t('signIn.title')}</h1>
      {next ? <p className="soft">{t('signIn.toGoOn')}</p> : null}
      <ErrorSummary />
      <TextField name="email" type="email" label={t('signIn.email')} autoComplete="username" />
      <TextField name="password" type="password" label={t('signIn.password')} autoComplete="current-password" />
      <div className="row row-apart">
        <Button type="submit" variant="call" pending={form.pending}>
          {t('signIn.submit')}
        </Button>
        <Link to="/forgot-password">{t('signIn.forgot')}</Link>
      </div>
      <Notice>
        <p>
          {t('signIn.new')} <Link to="/register">{t('signIn.register')}</Link>
        </p>
      </Notice>
      <DemoAccounts enter={enter} />
    </Form>
  );
}

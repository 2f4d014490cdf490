import { Link, useNavigate, useRouter } from '@tanstack/react-router';
import { useTitle } from '@/app/focus';
import { FaultSummary, PlainField } from '@/app/plain';
import { usePlainForm } from '@/app/plain-form';
import { useSession } from '@/app/session';
import { useTranslation } from '@/i18n';

/** Sign in, and go on where one wanted to go. */
export function SignInPage({ next }: { next?: string | undefined }) {
  const { t } = useTranslation('members');
  const { signIn } = useSession();
  const navigate = useNavigate();
  const router = useRouter();
  useTitle(t('signIn.title'));

  const form = usePlainForm(
    ({ email, password }) => ({
      ...(email ? {} : { email: t('signIn.emailMissing') }),
      ...(password ? {} : { password: t('signIn.passwordMissing') }),
    }),
    async ({ email = '', password = '' }) => {
      await signIn(email, password);
      // Only addresses of this app: another site's would be a way to lead people astray.
      if (next?.startsWith('/') && !next.startsWith('//')) router.history.push(next);
      else await navigate({ to: '/me' as string });
    },
  );

  return (
    <form className="plain-form" {...form.props}>
      <h1 tabIndex={-1}>{t('signIn.title')}</h1>
      {next ? <p className="soft">{t('signIn.toGoOn')}</p> : null}
      <FaultSummary faults={form.faults} />
      <PlainField name="email" type="email" label={t('signIn.email')} autoComplete="username" faults={form.faults} />
      <PlainField
        name="password"
        type="password"
        label={t('signIn.password')}
        autoComplete="current-password"
        faults={form.faults}
      />
      <div className="row row-apart">
        <button type="submit" className="plain-call" aria-disabled={form.pending}>
          {form.pending ? t('signIn.pending') : t('signIn.submit')}
        </button>
        <Link to={'/forgot-password' as string}>{t('signIn.forgot')}</Link>
      </div>
      <p className="plain-notice">
        <span>
          {t('signIn.new')} <Link to={'/register' as string}>{t('signIn.register')}</Link>
        </span>
      </p>
    </form>
  );
}

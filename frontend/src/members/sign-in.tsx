import { Link, useNavigate, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { problemOf } from '@/api/problem';
import { useTitle } from '@/app/focus';
import { useSession } from '@/app/session';
import { useTranslation } from '@/i18n';

/** Sign in, and go on where one wanted to go. */
export function SignInPage({ next }: { next?: string | undefined }) {
  const { t } = useTranslation('members');
  const { signIn } = useSession();
  const navigate = useNavigate();
  const router = useRouter();
  const [fault, setFault] = useState<string>();
  const [pending, setPending] = useState(false);
  useTitle(t('signIn.title'));

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get('email') ?? '').trim();
    const password = String(form.get('password') ?? '');
    if (!email || !password) return setFault(t('signIn.missing'));
    setPending(true);
    try {
      await signIn(email, password);
      // Only addresses of this app: another site's would be a way to lead people astray.
      if (next?.startsWith('/') && !next.startsWith('//')) router.history.push(next);
      else await navigate({ to: '/' });
    } catch (error) {
      setFault(problemOf(error).message);
      setPending(false);
    }
  };

  return (
    <form className="stack measure" onSubmit={(event) => void submit(event)} noValidate>
      <h1 tabIndex={-1}>{t('signIn.title')}</h1>
      {fault ? <p role="alert">{fault}</p> : null}
      <label className="stack stack-tight">
        {t('signIn.email')}
        <input name="email" type="email" autoComplete="username" required />
      </label>
      <label className="stack stack-tight">
        {t('signIn.password')}
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <p>
        <button type="submit" disabled={pending}>
          {pending ? t('signIn.pending') : t('signIn.submit')}
        </button>
      </p>
      <p>
        <Link to={'/forgot-password' as string}>{t('signIn.forgot')}</Link>
      </p>
      <p>
        {t('signIn.new')} <Link to={'/register' as string}>{t('signIn.register')}</Link>
      </p>
    </form>
  );
}

import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isProblem } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { useTitle } from './focus';

/** An address without a page. */
export function NotFound() {
  const { t } = useTranslation('app');
  useTitle(t('notFound.title'));
  return (
    <div className="page-fault">
      <h1 tabIndex={-1}>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <p>
        <Link to="/">{t('home')}</Link>
      </p>
    </div>
  );
}

/** A part of the page is no longer there, since a newer version took its place. */
const isOutdated = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script failed|preload CSS/i.test(error.message);

/** Fetches the page anew, but not again and again. */
function reloadOnce(): void {
  const key = 'wenovate.reloaded';
  try {
    if (Date.now() - Number(sessionStorage.getItem(key)) < 30_000) return;
    sessionStorage.setItem(key, String(Date.now()));
    location.reload();
  } catch {
    // Without storage the person has the button.
  }
}

/** A page that broke. What the API does not show at all looks like an address without a page. */
export function Fault({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  const router = useRouter();
  const missing = isProblem(error) && error.status === 404;
  useTitle(t(missing ? 'notFound.title' : 'fault.title'));
  useEffect(() => {
    if (isOutdated(error)) reloadOnce();
  }, [error]);
  if (missing) return <NotFound />;
  const again = () => {
    if (!isProblem(error)) return location.reload();
    reset();
    void router.invalidate();
  };
  return (
    <div className="page-fault" role="alert">
      <h1 tabIndex={-1}>{t('fault.title')}</h1>
      <p>{isProblem(error) && !error.isOffline ? error.message : t('fault.text')}</p>
      {isProblem(error) && error.instance ? (
        <p className="faint">
          {t('fault.instance')} <code>{error.instance}</code>
        </p>
      ) : null}
      <p className="row">
        <Button onClick={again}>{t('fault.again')}</Button>
        <Link to="/">{t('home')}</Link>
      </p>
    </div>
  );
}

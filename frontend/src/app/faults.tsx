import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { isProblem } from '@/api/problem';
import { useTranslation } from '@/i18n';
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

/** A page that broke. What the API does not show at all looks like an address without a page. */
export function Fault({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  const router = useRouter();
  const missing = isProblem(error) && error.status === 404;
  useTitle(t(missing ? 'notFound.title' : 'fault.title'));
  if (missing) return <NotFound />;
  const again = () => {
    // A part of the page that is no longer there was replaced by a newer version: only a reload finds it.
    if (!isProblem(error)) location.reload();
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
        <button type="button" onClick={again}>
          {t('fault.again')}
        </button>
        <Link to="/">{t('home')}</Link>
      </p>
    </div>
  );
}

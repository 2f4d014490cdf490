import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from '@/i18n';
import { Toasts } from '@/ui/toast';
import { useFocusOnNavigation } from './focus';
import { Footer } from './footer';
import { Header } from './header';
import { OfflineNotice } from './offline';

/** A line at the top while the next page takes its time. */
function Underway() {
  const loading = useRouterState({ select: (state) => state.isLoading });
  return loading ? <div className="underway" aria-hidden="true" /> : null;
}

/** What is around every page. */
export function Layout() {
  const { t } = useTranslation('app');
  useFocusOnNavigation();
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <Underway />
      <Header />
      <OfflineNotice />
      <main id="main" className="main" tabIndex={-1}>
        <div className="width">
          <Suspense fallback={<p className="faint">{t('loading')}</p>}>
            <Outlet />
          </Suspense>
        </div>
      </main>
      <Footer />
      <Toasts />
    </>
  );
}

import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from '@/i18n';
import { useFocusOnNavigation } from './focus';
import { Footer } from './footer';
import { Header } from './header';
import { OfflineNotice } from './offline';

/** What is around every page. */
export function Layout() {
  const { t } = useTranslation('app');
  useFocusOnNavigation();
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
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
    </>
  );
}

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from '@/i18n';
import { queryClient } from './queries';
import { router } from './router';
import { SessionProvider } from './session';

/** What every page stands in. */
export function App() {
  const { i18n } = useTranslation('app');
  return (
    <I18nProvider locale={i18n.language === 'en' ? 'en-GB' : 'el-GR'}>
      <QueryClientProvider client={queryClient}>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}

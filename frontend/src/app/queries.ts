import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '@/api/problem';
import { onLanguage } from '@/i18n';

/** What the API said stays good for half a minute; what it refused is not asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && (!isProblem(error) || error.isOffline || error.status >= 502),
    },
    // A change that waits unseen for the network would look as if it had been made.
    mutations: { networkMode: 'always' },
  },
});

// Some of what the API says is in the page's language.
onLanguage(() => void queryClient.invalidateQueries());

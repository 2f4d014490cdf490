import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { CallbackPage } from '@/members/external/callback';
import { providerSearch } from '@/members/external/callback-search';

export const Route = createFileRoute('/sign-in_/callback/$key')({
  validateSearch: providerSearch,
  loader: () => loadTexts('providers', 'members', 'security'),
  component: function Callback() {
    const { key } = Route.useParams();
    return <CallbackPage provider={key} search={Route.useSearch()} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { PublicBodiesPage } from '@/organisations/public-list';
import { bodySearch } from '@/organisations/search';

export const Route = createFileRoute('/organisations/')({
  validateSearch: bodySearch,
  loader: () => loadTexts('bodies', 'organisations'),
  component: function Bodies() {
    return <PublicBodiesPage search={Route.useSearch()} />;
  },
});

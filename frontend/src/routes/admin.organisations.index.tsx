import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { RegistryPage } from '@/organisations/registry';
import { bodySearch } from '@/organisations/search';

export const Route = createFileRoute('/admin/organisations/')({
  validateSearch: bodySearch,
  loader: () => loadTexts('organisations'),
  component: function Bodies() {
    return <RegistryPage search={Route.useSearch()} />;
  },
});

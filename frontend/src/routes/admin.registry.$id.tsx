import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { ImportPage } from '@/organisations/import-page';
import { importSearch } from '@/organisations/import-search';

export const Route = createFileRoute('/admin/registry/$id')({
  validateSearch: importSearch,
  loader: () => loadTexts('organisations', 'registry'),
  component: function Import() {
    return <ImportPage id={Route.useParams().id} search={Route.useSearch()} />;
  },
});

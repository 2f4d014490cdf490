import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { BodyPage } from '@/organisations/body';
import { bodyPartSearch } from '@/organisations/body-search';

export const Route = createFileRoute('/admin/organisations/$id')({
  validateSearch: bodyPartSearch,
  loader: () => loadTexts('organisations', 'registry'),
  component: function Body() {
    return <BodyPage id={Route.useParams().id} search={Route.useSearch()} />;
  },
});

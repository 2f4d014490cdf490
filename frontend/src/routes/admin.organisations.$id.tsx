import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { BodyPage } from '@/organisations/body';

export const Route = createFileRoute('/admin/organisations/$id')({
  loader: () => loadTexts('organisations'),
  component: function Body() {
    return <BodyPage id={Route.useParams().id} />;
  },
});

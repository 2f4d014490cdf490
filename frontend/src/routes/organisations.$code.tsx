import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { PublicBodyPage } from '@/organisations/public-page';

export const Route = createFileRoute('/organisations/$code')({
  loader: () => loadTexts('bodies', 'organisations', 'registry', 'submissions', 'challenges', 'library', 'words'),
  component: function Body() {
    return <PublicBodyPage code={Route.useParams().code} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { EntryPage } from '@/library/entry-page';

export const Route = createFileRoute('/library/$slug')({
  loader: () => loadTexts('library', 'words'),
  component: function Entry() {
    return <EntryPage slug={Route.useParams().slug} />;
  },
});

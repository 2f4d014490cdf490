import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { LibraryPage } from '@/library/library-page';
import { librarySearch } from '@/library/search';

export const Route = createFileRoute('/library/')({
  validateSearch: librarySearch,
  loader: () => loadTexts('library', 'words'),
  component: function Library() {
    return <LibraryPage search={Route.useSearch()} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { texts } from '@/app/search';
import { loadTexts } from '@/i18n';
import { DirectoryPage, type DirectorySearch } from '@/members/directory/list';

export const Route = createFileRoute('/members')({
  beforeLoad: requireMember,
  validateSearch: (search): DirectorySearch => texts(search, 'q', 'organisation', 'expertise', 'interest'),
  loader: () => loadTexts('directory', 'organisations', 'fields'),
  component: function Directory() {
    return <DirectoryPage search={Route.useSearch()} />;
  },
});

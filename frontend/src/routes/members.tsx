import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { texts } from '@/app/search';
import { loadTexts } from '@/i18n';
import { DirectoryPage } from '@/members/directory/list';

export const Route = createFileRoute('/members')({
  beforeLoad: requireMember,
  validateSearch: (search): { q?: string; organisation?: string } => texts(search, 'q', 'organisation'),
  loader: () => loadTexts('directory', 'organisations'),
  component: function Directory() {
    return <DirectoryPage search={Route.useSearch()} />;
  },
});

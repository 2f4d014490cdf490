import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { LibraryAdmin } from '@/library/admin-page';
import { adminSearch } from '@/library/admin-search';

export const Route = createFileRoute('/admin/library/')({
  validateSearch: adminSearch,
  beforeLoad: requireMember,
  loader: () => loadTexts('library', 'words'),
  component: function Library() {
    return <LibraryAdmin status={Route.useSearch().status} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { NewEntry } from '@/library/write-entry';

export const Route = createFileRoute('/admin/library/new')({
  validateSearch: ({ project }): { project?: string } => (typeof project === 'string' ? { project } : {}),
  beforeLoad: requireMember,
  loader: () => loadTexts('library', 'organisations', 'words'),
  component: function New() {
    return <NewEntry project={Route.useSearch().project} />;
  },
});

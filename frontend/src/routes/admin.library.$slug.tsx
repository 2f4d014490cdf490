import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { EditEntry } from '@/library/write-entry';

export const Route = createFileRoute('/admin/library/$slug')({
  beforeLoad: requireMember,
  loader: () => loadTexts('library', 'organisations', 'words'),
  component: function Edit() {
    return <EditEntry slug={Route.useParams().slug} />;
  },
});

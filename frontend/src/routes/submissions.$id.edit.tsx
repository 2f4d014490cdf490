import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { EditSubmissionPage } from '@/submissions/edit';

export const Route = createFileRoute('/submissions/$id/edit')({
  beforeLoad: requireMember,
  loader: () => loadTexts('submissions', 'writing', 'words', 'questionnaires'),
  component: function EditSubmission() {
    return <EditSubmissionPage id={Route.useParams().id} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { SubmissionPage } from '@/submissions/page';

export const Route = createFileRoute('/submissions/$id/')({
  loader: () => loadTexts('submissions', 'words'),
  component: function Submission() {
    return <SubmissionPage id={Route.useParams().id} />;
  },
});

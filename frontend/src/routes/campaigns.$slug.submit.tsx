import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { StartSubmissionPage } from '@/submissions/start';

export const Route = createFileRoute('/campaigns/$slug/submit')({
  beforeLoad: requireMember,
  loader: () => loadTexts('submissions', 'writing', 'words'),
  component: function StartSubmission() {
    return <StartSubmissionPage slug={Route.useParams().slug} />;
  },
});

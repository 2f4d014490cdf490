import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { ReviewPage } from '@/triage/review';

export const Route = createFileRoute('/triage/$id')({
  beforeLoad: requireMember,
  loader: () => loadTexts('triage', 'words', 'submissions'),
  component: function Review() {
    return <ReviewPage id={Route.useParams().id} />;
  },
});

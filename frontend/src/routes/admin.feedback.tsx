import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { FeedbackAdmin } from '@/feedback/feedback-admin';
import { feedbackSearch } from '@/feedback/search';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/admin/feedback')({
  validateSearch: feedbackSearch,
  beforeLoad: requireMember,
  loader: () => loadTexts('feedback', 'words'),
  component: function Feedback() {
    return <FeedbackAdmin search={Route.useSearch()} />;
  },
});

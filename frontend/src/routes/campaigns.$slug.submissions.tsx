import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { CampaignSubmissionsPage } from '@/submissions/list';
import { submissionSearch } from '@/submissions/search';

export const Route = createFileRoute('/campaigns/$slug/submissions')({
  validateSearch: submissionSearch,
  loader: () => loadTexts('submissions', 'words'),
  component: function CampaignSubmissions() {
    return <CampaignSubmissionsPage slug={Route.useParams().slug} search={Route.useSearch()} />;
  },
});

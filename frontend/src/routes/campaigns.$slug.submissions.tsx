import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { submissionSearch } from '@/submissions/filters';
import { CampaignSubmissionsPage } from '@/submissions/list';

export const Route = createFileRoute('/campaigns/$slug/submissions')({
  validateSearch: submissionSearch,
  loader: () => loadTexts('submissions', 'words'),
  component: function CampaignSubmissions() {
    return <CampaignSubmissionsPage slug={Route.useParams().slug} search={Route.useSearch()} />;
  },
});

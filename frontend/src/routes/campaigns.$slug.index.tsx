import { createFileRoute } from '@tanstack/react-router';
import { CampaignPage } from '@/campaigns/page';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/campaigns/$slug/')({
  loader: () => loadTexts('campaigns', 'words'),
  component: function Campaign() {
    return <CampaignPage slug={Route.useParams().slug} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { CampaignsPage } from '@/campaigns/list';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/campaigns/')({
  loader: () => loadTexts('campaigns', 'words'),
  component: CampaignsPage,
});

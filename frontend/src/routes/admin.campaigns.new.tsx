import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { NewCampaignPage } from '@/campaigns/admin/new';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/admin/campaigns/new')({
  beforeLoad: requireMember,
  loader: () => loadTexts('campaigns', 'campaign-admin', 'words'),
  component: NewCampaignPage,
});

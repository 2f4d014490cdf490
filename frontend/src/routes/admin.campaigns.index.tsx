import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { AdminCampaignsPage } from '@/campaigns/admin/list';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/admin/campaigns/')({
  beforeLoad: requireMember,
  loader: () => loadTexts('campaigns', 'campaign-admin', 'words'),
  component: AdminCampaignsPage,
});

import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { AdminCampaignPage } from '@/campaigns/admin/page';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/admin/campaigns/$slug')({
  beforeLoad: requireMember,
  loader: () => loadTexts('campaigns', 'campaign-admin', 'words'),
  component: function AdminCampaign() {
    return <AdminCampaignPage slug={Route.useParams().slug} />;
  },
});

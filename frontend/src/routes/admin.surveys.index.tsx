import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { AdminSurveysPage } from '@/surveys/admin-list';

export const Route = createFileRoute('/admin/surveys/')({
  beforeLoad: requireMember,
  loader: () => loadTexts('surveys'),
  component: AdminSurveysPage,
});

import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { CriteriaPage } from '@/criteria/list';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/admin/criteria/')({
  beforeLoad: requireMember,
  loader: () => loadTexts('criteria'),
  component: CriteriaPage,
});

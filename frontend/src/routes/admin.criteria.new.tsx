import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { NewCriteriaPage } from '@/criteria/edit';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/admin/criteria/new')({
  validateSearch: ({ from }): { from?: string } => (typeof from === 'string' ? { from } : {}),
  beforeLoad: requireMember,
  loader: () => loadTexts('criteria'),
  component: function NewCriteria() {
    return <NewCriteriaPage from={Route.useSearch().from} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { CriteriaSetPage } from '@/criteria/show';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/admin/criteria/$id')({
  beforeLoad: requireMember,
  loader: () => loadTexts('criteria'),
  component: function CriteriaSet() {
    return <CriteriaSetPage id={Route.useParams().id} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { queryClient } from '@/app/queries';
import { loadTexts } from '@/i18n';
import { AdminSurveyPage } from '@/surveys/admin-page';
import { surveyQuery } from '@/surveys/queries';

export const Route = createFileRoute('/admin/surveys/$slug')({
  beforeLoad: requireMember,
  loader: ({ params }) => Promise.all([queryClient.ensureQueryData(surveyQuery(params.slug)), loadTexts('surveys')]),
  component: function Page() {
    return <AdminSurveyPage slug={Route.useParams().slug} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { queryClient } from '@/app/queries';
import { loadTexts } from '@/i18n';
import { surveyQuery, versionQuery } from '@/surveys/queries';
import { SurveyPage } from '@/surveys/survey-page';

export const Route = createFileRoute('/surveys/$slug/')({
  loader: async ({ params }) => {
    const [survey] = await Promise.all([
      queryClient.ensureQueryData(surveyQuery(params.slug)),
      loadTexts('surveys'),
      loadTexts('questionnaires'),
    ]);
    await queryClient.ensureQueryData(versionQuery(survey.questionnaire_version_id));
  },
  component: function Page() {
    return <SurveyPage slug={Route.useParams().slug} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { queryClient } from '@/app/queries';
import { loadTexts } from '@/i18n';
import { surveyQuery } from '@/surveys/queries';
import { ResultsPage } from '@/surveys/results-page';

export const Route = createFileRoute('/surveys/$slug/results')({
  loader: ({ params }) => Promise.all([queryClient.ensureQueryData(surveyQuery(params.slug)), loadTexts('surveys')]),
  component: function Page() {
    return <ResultsPage slug={Route.useParams().slug} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { SurveysPage } from '@/surveys/list-page';

export const Route = createFileRoute('/surveys/')({
  loader: () => loadTexts('surveys'),
  component: SurveysPage,
});

import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { NewSurveyPage } from '@/surveys/admin-page';

export const Route = createFileRoute('/admin/surveys/new')({
  beforeLoad: requireMember,
  loader: () => loadTexts('surveys'),
  component: NewSurveyPage,
});

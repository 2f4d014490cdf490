import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { NewQuestionnairePage } from '@/questionnaires/new-page';

export const Route = createFileRoute('/admin/questionnaires/new')({
  beforeLoad: requireMember,
  loader: () => loadTexts('questionnaires', 'questionnaire-editor'),
  component: NewQuestionnairePage,
});

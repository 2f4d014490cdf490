import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { QuestionnairesPage } from '@/questionnaires/admin-list';

export const Route = createFileRoute('/admin/questionnaires/')({
  beforeLoad: requireMember,
  loader: () => loadTexts('questionnaires', 'questionnaire-editor'),
  component: QuestionnairesPage,
});

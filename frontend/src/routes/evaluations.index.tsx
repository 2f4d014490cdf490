import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { EvaluationsPage } from '@/evaluations/list';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/evaluations/')({
  beforeLoad: requireMember,
  loader: () => loadTexts('evaluations'),
  component: EvaluationsPage,
});

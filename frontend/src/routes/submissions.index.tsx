import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { MySubmissionsPage } from '@/submissions/mine';

export const Route = createFileRoute('/submissions/')({
  beforeLoad: requireMember,
  loader: () => loadTexts('submissions', 'words'),
  component: MySubmissionsPage,
});

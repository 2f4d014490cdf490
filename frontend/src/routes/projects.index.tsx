import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { ProjectsPage } from '@/projects/list';

export const Route = createFileRoute('/projects/')({
  beforeLoad: requireMember,
  loader: () => loadTexts('projects'),
  component: ProjectsPage,
});

import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { ProjectPage } from '@/projects/show';

export const Route = createFileRoute('/projects/$id')({
  beforeLoad: requireMember,
  validateSearch: ({ section }: Record<string, unknown>): { section?: string } =>
    typeof section === 'string' && section ? { section } : {},
  loader: () => loadTexts('projects', 'evaluations'),
  component: function Project() {
    const { id } = Route.useParams();
    return <ProjectPage key={id} id={id} section={Route.useSearch().section} />;
  },
});

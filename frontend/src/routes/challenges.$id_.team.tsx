import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { TeamPage } from '@/workshops/team';

export const Route = createFileRoute('/challenges/$id_/team')({
  beforeLoad: requireMember,
  loader: () => loadTexts('workshops', 'words'),
  component: function Team() {
    return <TeamPage id={Route.useParams().id} />;
  },
});

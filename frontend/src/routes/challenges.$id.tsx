import { createFileRoute } from '@tanstack/react-router';
import { ChallengePage } from '@/challenges/show';
import { loadTexts } from '@/i18n';
import { ParticipationPanel } from '@/workshops/participation-panel';

export const Route = createFileRoute('/challenges/$id')({
  loader: () => loadTexts('challenges', 'words', 'workshops'),
  component: function Challenge() {
    const { id } = Route.useParams();
    return <ChallengePage id={id} participation={<ParticipationPanel challenge={id} />} />;
  },
});

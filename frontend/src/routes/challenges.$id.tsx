import { createFileRoute } from '@tanstack/react-router';
import { ChallengePage } from '@/challenges/show';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/challenges/$id')({
  loader: () => loadTexts('challenges', 'vocabulary'),
  component: function Challenge() {
    return <ChallengePage id={Route.useParams().id} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { RoundPage } from '@/evaluations/show';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/evaluations/$roundId')({
  beforeLoad: requireMember,
  loader: () => loadTexts('evaluations'),
  component: function Round() {
    const { roundId } = Route.useParams();
    return <RoundPage key={roundId} id={roundId} />;
  },
});

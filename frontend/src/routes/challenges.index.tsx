import { createFileRoute } from '@tanstack/react-router';
import { ChallengesPage } from '@/challenges/list';
import { challengeSearch } from '@/challenges/search';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/challenges/')({
  validateSearch: challengeSearch,
  loader: () => loadTexts('challenges', 'words'),
  component: function Challenges() {
    return <ChallengesPage search={Route.useSearch()} />;
  },
});

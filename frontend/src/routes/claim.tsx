import { createFileRoute } from '@tanstack/react-router';
import { tokenSearch } from '@/app/token-search';
import { loadTexts } from '@/i18n';
import { ClaimPage } from '@/members/claim';

export const Route = createFileRoute('/claim')({
  validateSearch: tokenSearch,
  loader: () => loadTexts('joining'),
  component: function Claim() {
    return <ClaimPage token={Route.useSearch().token} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { tokenSearch } from '@/app/token-search';
import { loadTexts } from '@/i18n';
import { ReturnPage } from '@/members/return';

export const Route = createFileRoute('/return')({
  validateSearch: tokenSearch,
  loader: () => loadTexts('joining'),
  component: function Return() {
    return <ReturnPage token={Route.useSearch().token} />;
  },
});

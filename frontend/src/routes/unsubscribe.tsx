import { createFileRoute } from '@tanstack/react-router';
import { tokenSearch } from '@/app/token-search';
import { loadTexts } from '@/i18n';
import { UnsubscribePage } from '@/newsletter/by-mail';

export const Route = createFileRoute('/unsubscribe')({
  validateSearch: tokenSearch,
  loader: () => loadTexts('newsletter'),
  component: function Unsubscribe() {
    return <UnsubscribePage token={Route.useSearch().token} />;
  },
});

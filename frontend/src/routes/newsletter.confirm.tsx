import { createFileRoute } from '@tanstack/react-router';
import { tokenSearch } from '@/app/token-search';
import { loadTexts } from '@/i18n';
import { ConfirmPage } from '@/newsletter/by-mail';

export const Route = createFileRoute('/newsletter/confirm')({
  validateSearch: tokenSearch,
  loader: () => loadTexts('newsletter'),
  component: function Confirm() {
    return <ConfirmPage token={Route.useSearch().token} />;
  },
});

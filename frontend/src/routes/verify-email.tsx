import { createFileRoute } from '@tanstack/react-router';
import { tokenSearch } from '@/app/token-search';
import { loadTexts } from '@/i18n';
import { VerifyEmailPage } from '@/members/verify-email';

export const Route = createFileRoute('/verify-email')({
  validateSearch: tokenSearch,
  loader: () => loadTexts('joining'),
  component: function VerifyEmail() {
    return <VerifyEmailPage token={Route.useSearch().token} />;
  },
});

import { createFileRoute } from '@tanstack/react-router';
import { tokenSearch } from '@/app/token-search';
import { loadTexts } from '@/i18n';
import { ResetPasswordPage } from '@/members/reset-password';

export const Route = createFileRoute('/reset-password')({
  validateSearch: tokenSearch,
  loader: () => loadTexts('joining'),
  component: function ResetPassword() {
    return <ResetPasswordPage token={Route.useSearch().token} />;
  },
});

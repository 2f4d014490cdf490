import { createFileRoute } from '@tanstack/react-router';
import { tokenSearch } from '@/app/token-search';
import { loadTexts } from '@/i18n';
import { EmailChangePage } from '@/members/email-change-page';

export const Route = createFileRoute('/email-change')({
  validateSearch: (search): { token?: string; refuse?: true } => ({
    ...tokenSearch(search),
    ...(search.refuse === true || search.refuse === 'true' ? { refuse: true as const } : {}),
  }),
  loader: () => loadTexts('email-change'),
  component: function EmailChange() {
    const { token, refuse } = Route.useSearch();
    return <EmailChangePage token={token} refuses={refuse === true} />;
  },
});

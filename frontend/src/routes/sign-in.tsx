import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { SignInPage } from '@/members/sign-in';

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ next }): { next?: string } => (typeof next === 'string' ? { next } : {}),
  loader: () => loadTexts('members', 'security', 'providers'),
  component: function SignIn() {
    return <SignInPage next={Route.useSearch().next} />;
  },
});

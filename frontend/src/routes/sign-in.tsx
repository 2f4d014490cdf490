import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { SignInPage } from '@/members/sign-in';

const search = v.object({ next: v.optional(v.string()) });

export const Route = createFileRoute('/sign-in')({
  validateSearch: (given) => v.parse(search, given),
  component: function SignIn() {
    return <SignInPage next={Route.useSearch().next} />;
  },
});

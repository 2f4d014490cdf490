import { type ParsedLocation, redirect } from '@tanstack/react-router';
import { type Me, sessionState, started } from '@/api/token';

/** For `beforeLoad` of pages that need a person: visitors go to the sign-in page and come back. */
export async function requireMember({ location }: { location: ParsedLocation }): Promise<{ me: Me }> {
  await started();
  const { member } = sessionState();
  if (!member) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
  return { me: member };
}

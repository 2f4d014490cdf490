import type { QueryClient } from '@tanstack/react-query';
import type { components } from '@/api/schema.gen';
import type { TagTone } from '@/ui/tag';
import type { MemberStatus } from './search';

/** A person as administrators see them. */
export type Member = components['schemas']['Member'];

export const TONES: Record<MemberStatus, TagTone> = {
  managed: 'neutral',
  registered: 'neutral',
  email_verified: 'neutral',
  awaiting_approval: 'warn',
  active: 'good',
  rejected: 'bad',
  suspended: 'bad',
  left: 'neutral',
  service: 'neutral',
};

export const nameOf = (member: Member): string => `${member.given_name} ${member.family_name}`;

/** What was fetched of people is old now. */
export const membersChanged = async (queries: QueryClient): Promise<void> => {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['get', '/api/v1/members'] }),
    queries.invalidateQueries({ queryKey: ['get', '/api/v1/members/{id}'] }),
  ]);
};

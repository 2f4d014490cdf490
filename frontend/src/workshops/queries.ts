import type { QueryClient } from '@tanstack/react-query';
import type { components } from '@/api/schema.gen';

export type Participation = components['schemas']['Participation'];
export type MyParticipation = components['schemas']['MyParticipation'];

/** What a declaration, its withdrawal or the selection of a team may have changed elsewhere. */
export async function participationChanged(queries: QueryClient): Promise<void> {
  const of = (path: string) => queries.invalidateQueries({ queryKey: ['get', path] });
  await Promise.all([
    of('/api/v1/challenges/{id}/participation'),
    of('/api/v1/challenges/{id}/participations'),
    of('/api/v1/challenges/{id}'),
    of('/api/v1/me/participations'),
    of('/api/v1/projects'),
  ]);
}

import type { QueryClient } from '@tanstack/react-query';
import type { components } from '@/api/schema.gen';
import type { TagTone } from '@/ui/tag';

export type ApiClient = components['schemas']['ApiClient'];
export type Narrowing = components['schemas']['ClientNarrowing'];

export const NARROWINGS: readonly Narrowing[] = ['body', 'campaign', 'nothing'];

/** How each state is shown. */
export const TONES: Record<components['schemas']['ApiClientStatus'], TagTone> = {
  active: 'good',
  disabled: 'bad',
  expired: 'warn',
};

/** Which client is changed, and of which revision. */
export const changing = ({ id, revision }: ApiClient) => ({
  path: { id },
  header: { 'If-Match': `"${revision}"` },
});

/** What was fetched of clients is old now. */
export const clientsChanged = async (queries: QueryClient): Promise<void> => {
  await Promise.all(
    ['/api/v1/api-clients', '/api/v1/api-clients/{id}'].map((path) =>
      queries.invalidateQueries({ queryKey: ['get', path] }),
    ),
  );
};

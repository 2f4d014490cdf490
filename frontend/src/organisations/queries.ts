import type { QueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Body = components['schemas']['Organisation'];

/** The first few active bodies that the words fit. */
export async function findBodies(q: string, signal?: AbortSignal): Promise<Body[]> {
  const query = { q, status: 'active', limit: 8 } as const;
  const { data } = await api.GET('/api/v1/organisations', { params: { query }, ...(signal ? { signal } : {}) });
  return data?.items ?? [];
}

/** The body to which the address belongs, if it tells. */
export async function bodyOfAddress(email: string): Promise<Body | undefined> {
  const domain = email.split('@')[1];
  if (!domain?.includes('.')) return undefined;
  const { data } = await api.GET('/api/v1/organisations', { params: { query: { domain, limit: 1 } } });
  return data?.items[0];
}

/** Does the address belong to the body? Then no administrator has to look at it. */
export function speaksFor(email: string, body: Body): boolean {
  const domain = email.split('@')[1]?.toLowerCase() ?? '';
  return body.domains.some((own) => domain === own || domain.endsWith(`.${own}`));
}

/** What was fetched of bodies is old now. */
export const bodiesChanged = async (queries: QueryClient): Promise<void> => {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['get', '/api/v1/organisations'] }),
    queries.invalidateQueries({ queryKey: ['get', '/api/v1/organisations/{id}'] }),
  ]);
};

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';

/** A project is asked for again while it is looked at: others write in it too. */
export const projectQuery = (id: string) =>
  query.queryOptions('get', '/api/v1/projects/{id}', { params: { path: { id } } }, { refetchInterval: 30_000 });

/** What a change of a project may have changed elsewhere. */
export async function projectChanged(queries: QueryClient): Promise<void> {
  const of = (path: string) => queries.invalidateQueries({ queryKey: ['get', path] });
  await Promise.all([
    of('/api/v1/projects/{id}'),
    of('/api/v1/projects'),
    of('/api/v1/evaluation-rounds'),
    of('/api/v1/projects/{id}/sections/{key}/versions'),
  ]);
}

/** Saves a section on the revision that was read. */
export function useSaveSection(id: string, key: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, revision }: { body: string; revision: number }) =>
      api.PUT('/api/v1/projects/{id}/sections/{key}', {
        params: { path: { id, key }, header: { 'If-Match': `"${revision}"` } },
        body: { body },
      }),
    onSettled: () => projectChanged(queries),
  });
}

import type { QueryClient } from '@tanstack/react-query';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Round = components['schemas']['EvaluationRound'];
export type RoundSummary = components['schemas']['EvaluationRoundSummary'];
export type Evaluation = components['schemas']['Evaluation'];
export type Outcome = components['schemas']['Outcome'];

export const roundQuery = (id: string) =>
  query.queryOptions('get', '/api/v1/evaluation-rounds/{id}', { params: { path: { id } } });

/** What an evaluation or an outcome may have changed elsewhere. */
export async function roundChanged(queries: QueryClient): Promise<void> {
  const of = (path: string) => queries.invalidateQueries({ queryKey: ['get', path] });
  await Promise.all([
    of('/api/v1/evaluation-rounds/{id}'),
    of('/api/v1/evaluation-rounds/{id}/evaluations'),
    of('/api/v1/evaluation-rounds'),
    of('/api/v1/projects/{id}'),
    of('/api/v1/projects'),
  ]);
}

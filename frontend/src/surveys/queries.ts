import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Survey = components['schemas']['Survey'];
export type SurveyResponse = components['schemas']['SurveyResponse'];
export type SurveyState = components['schemas']['SurveyState'];
export type QuestionResult = components['schemas']['QuestionResult'];
export type ResultCell = components['schemas']['ResultCell'];

export const surveyQuery = (slug: string) =>
  query.queryOptions('get', '/api/v1/surveys/{slug}', { params: { path: { slug } } });

export const versionQuery = (id: string) =>
  query.queryOptions(
    'get',
    '/api/v1/questionnaire-versions/{id}',
    { params: { path: { id } } },
    { staleTime: 600_000 },
  );

export const responseQuery = (slug: string) =>
  query.queryOptions(
    'get',
    '/api/v1/surveys/{slug}/response',
    { params: { path: { slug } } },
    { staleTime: 0, gcTime: 0 },
  );

export const resultsQuery = (slug: string) =>
  query.queryOptions('get', '/api/v1/surveys/{slug}/results', { params: { path: { slug } } }, { retry: false });

import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Questionnaire = components['schemas']['Questionnaire'];
export type QuestionnaireVersion = components['schemas']['QuestionnaireVersion'];
export type QuestionnairePurpose = components['schemas']['QuestionnairePurpose'];

export const questionnairesQuery = query.queryOptions('get', '/api/v1/questionnaires', {
  params: { query: { limit: 100 } },
});

export const versionQuery = (id: string) =>
  query.queryOptions('get', '/api/v1/questionnaire-versions/{id}', { params: { path: { id } } }, { staleTime: 0 });

export const questionnaireQuery = (id: string) =>
  query.queryOptions('get', '/api/v1/questionnaires/{id}', { params: { path: { id } } });

export const PURPOSES: readonly QuestionnairePurpose[] = [
  'survey',
  'submission_form',
  'participation_form',
  'specification_template',
];

import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';

export type Field = components['schemas']['ExpertiseField'];
export type FieldName = components['schemas']['FieldName'];

/** The fields that are offered: a page holds them all. */
export const useOfferedFields = () =>
  query.useQuery('get', '/api/v1/expertise-fields', { params: { query: { retired: false, limit: 100 } } }).data
    ?.items ?? [];

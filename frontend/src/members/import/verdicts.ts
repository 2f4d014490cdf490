import type { components } from '@/api/schema.gen';
import type { TagTone } from '@/ui/tag';

export type Verdict = components['schemas']['ImportVerdict'];

export const VERDICTS: readonly Verdict[] = ['ready', 'faulty', 'duplicate', 'known', 'applied'];

export const TONES: Record<Verdict, TagTone> = {
  ready: 'good',
  faulty: 'bad',
  duplicate: 'warn',
  known: 'neutral',
  applied: 'good',
};

export const FIELDS: readonly components['schemas']['ImportField'][] = [
  'given_name',
  'family_name',
  'email',
  'organisation',
  'unit',
  'post',
  'language',
];

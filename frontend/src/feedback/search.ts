import type { components } from '@/api/schema.gen';

export type StageKind = components['schemas']['StageKind'];

export interface FeedbackSearch {
  campaign?: string;
  stage?: StageKind;
}

export const STAGES: readonly StageKind[] = ['join', 'submit', 'triage', 'design', 'library'];

/** What the address of the page holds. */
export function feedbackSearch({ campaign, stage }: Record<string, unknown>): FeedbackSearch {
  const kind = STAGES.find((each) => each === stage);
  return { ...(typeof campaign === 'string' ? { campaign } : {}), ...(kind ? { stage: kind } : {}) };
}

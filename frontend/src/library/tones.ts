import type { components } from '@/api/schema.gen';
import type { TagTone } from '@/ui/tag';

/** How far a solution has come, as a colour beside its word. */
export const LIFECYCLE_TONES: Record<components['schemas']['Lifecycle'], TagTone> = {
  idea: 'neutral',
  pilot: 'warn',
  operating: 'info',
  scaled: 'good',
};

/** How far a body has come with it. */
export const ADOPTION_TONES: Record<components['schemas']['AdoptionStatus'], TagTone> = {
  interested: 'neutral',
  planned: 'info',
  piloting: 'warn',
  operating: 'good',
  stopped: 'bad',
};

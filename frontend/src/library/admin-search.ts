import type { components } from '@/api/schema.gen';

export type Status = components['schemas']['LibraryEntryStatus'];

export const STATUSES: readonly Status[] = ['draft', 'published', 'withdrawn'];

/** What the address of the page holds. */
export const adminSearch = ({ status }: Record<string, unknown>): { status?: Status } => {
  const known = STATUSES.find((each) => each === status);
  return known ? { status: known } : {};
};

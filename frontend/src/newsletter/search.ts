import type { components } from '@/api/schema.gen';

export type Status = components['schemas']['SubscriptionStatus'];

export const STATUSES: readonly Status[] = ['confirmed', 'pending', 'unsubscribed'];

/** What the address of the page holds. */
export const subscriptionSearch = ({ status }: Record<string, unknown>): { status?: Status } => {
  const known = STATUSES.find((each) => each === status);
  return known ? { status: known } : {};
};

import type { components } from '@/api/schema.gen';
import { oneOf } from '@/app/search';

export type RegistryThing = components['schemas']['RegistryThing'];
export type RegistryAction = components['schemas']['RegistryAction'];

export const THINGS: readonly RegistryThing[] = ['body', 'unit'];
export const ACTIONS: readonly RegistryAction[] = ['new', 'changed', 'moved', 'closed'];

/** Which differences of an import are shown, as its address says it. */
export interface ImportSearch {
  thing?: RegistryThing;
  action?: RegistryAction;
}

export const importSearch = (search: Record<string, unknown>): ImportSearch => {
  const thing = oneOf(THINGS, search.thing);
  const action = oneOf(ACTIONS, search.action);
  return { ...(thing ? { thing } : {}), ...(action ? { action } : {}) };
};

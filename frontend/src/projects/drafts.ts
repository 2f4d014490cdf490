import { useState } from 'react';
import type { components } from '@/api/schema.gen';

export type Section = components['schemas']['ProjectSection'];

/** What somebody has typed and not saved, and on which revision it rests. */
interface Draft {
  body: string;
  revision: number;
}

export interface Drafts {
  of: (key: string) => Draft | undefined;
  type: (section: Section, body: string) => void;
  /** The draft goes on from this revision. */
  rebase: (key: string, body: string, revision: number) => void;
  drop: (key: string) => void;
  any: boolean;
}

/** The unsaved texts of all sections: going from one section to another loses none. */
export function useDrafts(): Drafts {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const without = (all: Readonly<Record<string, Draft>>, key: string) =>
    Object.fromEntries(Object.entries(all).filter(([each]) => each !== key));
  return {
    of: (key) => drafts[key],
    type: (section, body) =>
      setDrafts((all) => {
        const revision = all[section.key]?.revision ?? section.revision;
        // Typed back to what is stored: nothing is unsaved.
        if (body === section.body && revision === section.revision) return without(all, section.key);
        return { ...all, [section.key]: { body, revision } };
      }),
    rebase: (key, body, revision) => setDrafts((all) => ({ ...all, [key]: { body, revision } })),
    drop: (key) => setDrafts((all) => without(all, key)),
    any: Object.keys(drafts).length > 0,
  };
}

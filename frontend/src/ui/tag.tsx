import type { ReactNode } from 'react';
import './notice.css';

export type TagTone = 'info' | 'good' | 'warn' | 'bad' | 'neutral';

/** A state in a word or two. */
export function Tag({ tone = 'neutral', children }: { tone?: TagTone | undefined; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

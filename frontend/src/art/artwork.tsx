import type { ComponentType } from 'react';
import { Service } from './counter';
import { Data } from './data';
import { Green } from './green';
import { Health } from './health';
import { School } from './school';
import { Square } from './square';

/** By the names that campaigns and library entries carry. */
const PICTURES: Readonly<Record<string, ComponentType>> = {
  square: Square,
  health: Health,
  school: School,
  green: Green,
  service: Service,
  data: Data,
};

export const artworkNames: readonly string[] = Object.keys(PICTURES);

/** The picture of this name, 16 to 9; it says nothing that the text beside it does not. */
export function Artwork({ name, className }: { name: string; className?: string | undefined }) {
  const Picture = PICTURES[name] ?? Square;
  return (
    <svg
      viewBox="0 0 320 180"
      preserveAspectRatio="xMidYMid slice"
      className={className ?? 'artwork'}
      aria-hidden="true"
      focusable="false"
    >
      <Picture />
    </svg>
  );
}

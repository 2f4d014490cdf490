import { type ComponentType, lazy, Suspense } from 'react';

/** By the names that campaigns and library entries carry. Each comes when it is shown: a page needs one or two. */
const PICTURES: Readonly<Record<string, ComponentType>> = {
  square: lazy(() => import('./square').then(({ Square }) => ({ default: Square }))),
  health: lazy(() => import('./health').then(({ Health }) => ({ default: Health }))),
  school: lazy(() => import('./school').then(({ School }) => ({ default: School }))),
  green: lazy(() => import('./green').then(({ Green }) => ({ default: Green }))),
  service: lazy(() => import('./counter').then(({ Counter }) => ({ default: Counter }))),
  data: lazy(() => import('./data').then(({ Data }) => ({ default: Data }))),
};

export const artworkNames: readonly string[] = Object.keys(PICTURES);

/** The picture of this name, 16 to 9; it says nothing that the text beside it does not. */
export function Artwork({ name, className }: { name: string; className?: string | undefined }) {
  const Picture = PICTURES[name] ?? PICTURES.square;
  return (
    <svg
      viewBox="0 0 320 180"
      preserveAspectRatio="xMidYMid slice"
      className={className ?? 'artwork'}
      aria-hidden="true"
      focusable="false"
    >
      <Suspense>{Picture ? <Picture /> : null}</Suspense>
    </svg>
  );
}

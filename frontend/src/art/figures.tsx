import type { ReactNode } from 'react';

/** What several pictures share. Colours are tokens, so that the pictures follow the theme. */

export const ink = {
  navy: 'var(--art-1)',
  blue: 'var(--art-2)',
  sky: 'var(--art-3)',
  air: 'var(--art-4)',
  sun: 'var(--art-5)',
  leaf: 'var(--art-6)',
  cloud: 'var(--art-7)',
  /** Dark in both themes. */
  night: 'var(--art-8)',
  light: 'var(--art-skin-1)',
  dark: 'var(--art-skin-2)',
  paper: 'var(--paper)',
} as const;

interface Place {
  x: number;
  y: number;
  size?: number;
}

const at = ({ x, y, size = 1 }: Place): string => `translate(${x} ${y}) scale(${size})`;

/** Somebody who stands at this point of the ground. */
export const Person = ({ coat, skin, ...place }: Place & { coat: string; skin: string }) => (
  <g transform={at(place)}>
    <path d="M-7 0v-20q0-9 7-9t7 9V0z" fill={coat} />
    <path d="M-1 0v-12h2V0z" fill={ink.paper} opacity=".35" />
    <circle cy="-35" r="6.5" fill={skin} />
    <path d="M-6.5-36a6.5 6.5 0 0 1 13 0q-5-3-13 0z" fill={ink.navy} />
  </g>
);

/** A round tree. */
export const Tree = (place: Place) => (
  <g transform={at(place)}>
    <path d="M-2.5 0v-22h5V0z" fill={ink.dark} />
    <circle cy="-32" r="15" fill={ink.leaf} />
    <path d="M0-47a15 15 0 0 1 0 30 22 22 0 0 0 0-30z" fill={ink.navy} opacity=".22" />
  </g>
);

/** A cypress. */
export const Cypress = (place: Place) => (
  <g transform={at(place)}>
    <path d="M-2 0v-8h4v8z" fill={ink.dark} />
    <path d="M0-58q10 24 8 44-1 8-8 8t-8-8q-2-20 8-44z" fill={ink.leaf} />
    <path d="M0-58q10 24 8 44-1 8-8 8z" fill={ink.navy} opacity=".22" />
  </g>
);

export const Sun = (place: Place) => <circle r="17" fill={ink.sun} transform={at(place)} />;

export const Cloud = (place: Place) => (
  <path
    d="M-24 6a8 8 0 0 1 2-16 13 13 0 0 1 25-3A10 10 0 0 1 22-8a7 7 0 0 1 2 14z"
    fill={ink.cloud}
    opacity=".8"
    transform={at(place)}
  />
);

/** A row of windows, or of whatever stands in a row. */
export const Row = ({ from, step, count, children }: RowProps) => (
  <>
    {Array.from({ length: count }, (_, index) => from + index * step).map((x) => (
      <g key={x} transform={`translate(${x} 0)`}>
        {children}
      </g>
    ))}
  </>
);

interface RowProps {
  from: number;
  step: number;
  count: number;
  children: ReactNode;
}

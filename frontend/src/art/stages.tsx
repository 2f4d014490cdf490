import type { ReactNode } from 'react';
import { ink, Person } from './figures';

/** Small pictures of the five stages, 8 to 5, on the themes' tokens. They say nothing that the text does not. */
function Scene({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 160 100" className="stage-art" aria-hidden="true" focusable="false">
      <path d="M0 0h160v100H0z" fill={ink.air} />
      {children}
      <path d="M0 92h160v8H0z" fill={ink.blue} opacity=".25" />
    </svg>
  );
}

const paper = { fill: ink.paper, stroke: ink.navy, strokeWidth: 2 };

/** People come together, and one of them fills in a form. */
export const Join = () => (
  <Scene>
    <circle cx="80" cy="46" r="36" fill={ink.sky} opacity=".55" />
    <Person x={46} y={93} coat={ink.leaf} skin={ink.dark} size={1.35} />
    <Person x={80} y={93} coat={ink.navy} skin={ink.light} size={1.6} />
    <Person x={114} y={93} coat={ink.sun} skin={ink.light} size={1.35} />
    <path d="M20 20h22v28H20z" {...paper} />
    <path d="M25 28h12M25 34h12M25 40h7" stroke={ink.blue} strokeWidth="2" />
    <circle cx="136" cy="26" r="12" fill={ink.leaf} />
    <path d="m130 26 5 5 8-9" fill="none" stroke={ink.paper} strokeWidth="3" />
  </Scene>
);

/** A sheet with a problem goes into the box. */
export const Submit = () => (
  <Scene>
    <path d="M44 56h72v36H44z" fill={ink.blue} />
    <path d="M44 56h72v8H44z" fill={ink.navy} />
    <path d="M62 57h36v4H62z" fill={ink.air} />
    <path d="M62 12h36v47H62z" {...paper} />
    <path d="M69 24h22M69 32h22M69 40h14" stroke={ink.sky} strokeWidth="3" />
    <path d="M84 48l14-16" stroke={ink.sun} strokeWidth="4" />
    <path d="M56 76h12" stroke={ink.sky} strokeWidth="3" />
    <Person x={136} y={93} coat={ink.leaf} skin={ink.light} size={1.4} />
    <path d="M26 44v-16m-7 7 7-8 7 8" fill="none" stroke={ink.leaf} strokeWidth="4" />
  </Scene>
);

/** Sheets are weighed on a scale. */
export const Triage = () => (
  <Scene>
    <path d="M77 22h6v62h-6z" fill={ink.navy} />
    <path d="M62 84h36v8H62z" fill={ink.navy} />
    <path d="M34 30 126 22" stroke={ink.navy} strokeWidth="5" />
    <circle cx="80" cy="26" r="6" fill={ink.sun} />
    <path d="M18 62h32q-2 12-16 12T18 62z" fill={ink.blue} />
    <path d="M34 31 20 62M34 31l14 31M126 23l-14 29M126 23l14 29" stroke={ink.navy} strokeWidth="1.5" />
    <path d="M110 52h32q-2 12-16 12t-16-12z" fill={ink.blue} />
    <path d="M24 44h9v18h-9zM35 40h9v22h-9z" {...paper} strokeWidth={1.5} />
    <path d="M120 36h12v16h-12z" {...paper} strokeWidth={1.5} />
    <path d="m123 44 3 3 5-6" fill="none" stroke={ink.leaf} strokeWidth="2.5" />
  </Scene>
);

/** A team around a plan on the wall. */
export const Design = () => (
  <Scene>
    <path d="M30 10h100v50H30z" {...paper} />
    <path d="M40 20h24v14H40zM40 42h24v8H40z" fill={ink.sky} />
    <path d="M74 20h20v8H74zM74 34h20v16H74z" fill={ink.sun} />
    <path d="M104 20h16v30h-16z" fill={ink.leaf} />
    <path d="M64 27h10M94 42h10" stroke={ink.navy} strokeWidth="2" />
    <Person x={34} y={94} coat={ink.blue} skin={ink.light} size={1.15} />
    <Person x={66} y={94} coat={ink.sun} skin={ink.dark} size={1.15} />
    <Person x={98} y={94} coat={ink.leaf} skin={ink.light} size={1.15} />
    <Person x={130} y={94} coat={ink.navy} skin={ink.dark} size={1.15} />
  </Scene>
);

/** One solution on the shelf becomes several at other bodies. */
export const Adopt = () => (
  <Scene>
    <path d="M14 20h54v5H14zM14 56h54v5H14zM14 87h54v5H14z" fill={ink.navy} />
    <path d="M18 32h8v24h-8zM37 28h10v28H37zM20 66h10v21H20zM44 68h7v19h-7z" fill={ink.blue} />
    <path d="M28 30h7v26h-7zM56 32h8v24h-8zM33 64h8v23h-8z" fill={ink.leaf} />
    <path d="M49 34h5v22h-5zM54 66h9v21h-9z" fill={ink.sun} />
    <path d="M76 48h18m-6-7 7 7-7 7" fill="none" stroke={ink.leaf} strokeWidth="4" />
    <g fill={ink.navy}>
      <path d="m126 14 20 11h-40zM110 27h4v14h-4zm10 0h4v14h-4zm10 0h4v14h-4zm10 0h3v14h-3zM106 41h40v4h-40z" />
      <path d="m126 56 20 11h-40zM110 69h4v17h-4zm10 0h4v17h-4zm10 0h4v17h-4zm10 0h3v17h-3zM106 86h40v6h-40z" />
    </g>
    <circle cx="148" cy="16" r="6" fill={ink.sun} />
    <circle cx="148" cy="58" r="6" fill={ink.sun} />
  </Scene>
);

import { Cloud, Cypress, ink, Person, Row, Sun, Tree } from './figures';

const Turbine = ({ x, y, size, turn }: { x: number; y: number; size: number; turn: number }) => (
  <g transform={`translate(${x} ${y}) scale(${size})`}>
    <path d="M-2 0l1-58h2l1 58z" fill={ink.paper} />
    <g transform={`translate(0 -58) rotate(${turn})`} fill={ink.paper}>
      <path d="M-1.5 0q3-16 1.5-30 5 14 3 30z" />
      <path d="M-1.5 0q3-16 1.5-30 5 14 3 30z" transform="rotate(120)" />
      <path d="M-1.5 0q3-16 1.5-30 5 14 3 30z" transform="rotate(240)" />
    </g>
    <circle cy="-58" r="3.5" fill={ink.navy} />
  </g>
);

/** Hills with wind, sun, trees and a bicycle. */
export const Green = () => (
  <>
    <path d="M0 0h320v180H0z" fill={ink.sky} />
    <Sun x={58} y={44} size={1.2} />
    <Cloud x={150} y={34} />
    <Cloud x={288} y={58} size={0.8} />
    <path d="M0 118q60-44 124-18 60-40 196-8v88H0z" fill={ink.blue} opacity=".45" />
    <Turbine x={206} y={98} size={1} turn={18} />
    <Turbine x={250} y={102} size={0.78} turn={52} />
    <Turbine x={166} y={100} size={0.7} turn={80} />
    <path d="M0 138q80-40 170-14 70-22 150 4v52H0z" fill={ink.leaf} />
    <path d="M0 162q110-28 320-6v24H0z" fill={ink.navy} opacity=".28" />
    <g transform="translate(226 116)">
      <Row from={0} step={28} count={3}>
        <path d="M4 18L10 0h20l-6 18z" fill={ink.navy} />
        <path d="M7 9h20M17 0l-5 18M24 0l-6 18" stroke={ink.sky} strokeWidth="1.2" />
        <path d="M13 18v8" stroke={ink.navy} strokeWidth="2.5" />
      </Row>
    </g>
    <Tree x={30} y={138} size={1.2} />
    <Tree x={62} y={132} size={0.9} />
    <Cypress x={92} y={132} size={0.8} />
    <Cypress x={106} y={136} size={0.95} />
    <g fill="none" stroke={ink.air} strokeWidth="2.5" transform="translate(132 158)">
      <circle r="10" />
      <circle cx="34" r="10" />
      <path d="M0 0l10-16h16L34 0M0 0h14l12-16M10-16L14 0M7-20h7M26-16l-2-6h7" strokeLinejoin="round" />
    </g>
    <Person x={190} y={166} coat={ink.sun} skin={ink.dark} />
    <Person x={206} y={168} coat={ink.blue} skin={ink.light} size={0.8} />
  </>
);

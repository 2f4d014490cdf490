import { Cloud, ink, Person, Row, Sun, Tree } from './figures';

/** A school with its yard, and an open book. */
export const School = () => (
  <>
    <path d="M0 0h320v180H0z" fill={ink.air} />
    <Sun x={48} y={40} />
    <Cloud x={132} y={30} size={0.8} />
    <Cloud x={290} y={46} />
    <path d="M0 128l60-26 62 20 70-32 66 26 62-18v82H0z" fill={ink.leaf} opacity=".3" />
    <path d="M34 138V82h212v56z" fill={ink.sky} />
    <path d="M28 82h224l-12-14H40z" fill={ink.navy} />
    <path d="M112 138V56h56v82z" fill={ink.paper} />
    <path d="M104 58l36-26 36 26z" fill={ink.blue} />
    <circle cx="140" cy="72" r="10" fill={ink.air} stroke={ink.navy} strokeWidth="2.5" />
    <path d="M140 66v6l4 3" fill="none" stroke={ink.navy} strokeWidth="2" />
    <path d="M128 138v-34q0-3 3-3h18q3 0 3 3v34z" fill={ink.navy} />
    <path d="M139 101h2v37h-2z" fill={ink.sky} />
    <Row from={44} step={22} count={3}>
      <path d="M0 96h14v18H0z" fill={ink.paper} />
      <path d="M0 104h14v1.5H0zM6.2 96h1.6v18H6.2z" fill={ink.blue} />
    </Row>
    <Row from={180} step={22} count={3}>
      <path d="M0 96h14v18H0z" fill={ink.paper} />
      <path d="M0 104h14v1.5H0zM6.2 96h1.6v18H6.2z" fill={ink.blue} />
    </Row>
    <path d="M0 138h320v42H0z" fill={ink.leaf} opacity=".75" />
    <path d="M124 138h32l30 42H94z" fill={ink.paper} opacity=".75" />
    <Tree x={20} y={148} size={1.1} />
    <Tree x={304} y={146} />
    <Person x={64} y={160} coat={ink.sun} skin={ink.light} size={0.8} />
    <Person x={80} y={164} coat={ink.blue} skin={ink.dark} size={0.8} />
    <Person x={196} y={162} coat={ink.navy} skin={ink.light} size={0.85} />
    <g transform="translate(228 150)">
      <path d="M0 0q20-10 38 2 18-12 38-2v20q-20-8-38 4-18-12-38-4z" fill={ink.navy} />
      <path d="M4-3q18-8 34 3v20q-16-11-34-4zM72-3q-18-8-34 3v20q16-11 34-4z" fill={ink.paper} />
      <path
        d="M10 3q12-4 22 2M10 9q12-4 22 2M66 3q-12-4-22 2M66 9q-12-4-22 2"
        fill="none"
        stroke={ink.sky}
        strokeWidth="2"
      />
      <path d="M50-34l8 4-16 28-9 5 1-10z" fill={ink.sun} />
      <path d="M34-7l8 5-9 5z" fill={ink.light} />
    </g>
  </>
);

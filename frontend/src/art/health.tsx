import { Cloud, ink, Person, Row, Tree } from './figures';

/** A hospital, and an ambulance before it. */
export const Health = () => (
  <>
    <path d="M0 0h320v180H0z" fill={ink.air} />
    <Cloud x={52} y={40} />
    <Cloud x={280} y={30} size={0.8} />
    <path d="M0 142V98h40l12-18h36v62zM246 142V86h32l10 14h32v42z" fill={ink.sky} opacity=".6" />
    <path d="M96 142V50h128v92z" fill={ink.paper} />
    <path d="M96 50h128v8H96z" fill={ink.blue} />
    <path d="M130 50V26h60v24z" fill={ink.navy} />
    <path d="M156 29h8v6h6v8h-6v6h-8v-6h-6v-8h6z" fill={ink.paper} />
    <Row from={106} step={29} count={4}>
      <path d="M0 68h20v14H0zm0 24h20v14H0z" fill={ink.sky} />
      <path d="M0 68h10v14H0zm0 24h10v14H0z" fill={ink.blue} opacity=".45" />
    </Row>
    <path d="M140 142v-26h40v26z" fill={ink.navy} />
    <path d="M159 116h2v26h-2z" fill={ink.sky} />
    <path d="M132 112h56v5h-56z" fill={ink.leaf} />
    <path d="M0 142h320v38H0z" fill={ink.sky} opacity=".5" />
    <path d="M0 160h320v20H0z" fill={ink.navy} opacity=".85" />
    <path d="M10 170h30m20 0h30m20 0h30m20 0h30m20 0h30m20 0h30m20 0h30" stroke={ink.sun} strokeWidth="2" />
    <g transform="translate(206 122)">
      <path d="M0 36V6q0-6 6-6h46q6 0 6 6v4h12l12 14v12z" fill={ink.paper} />
      <path d="M0 24h82v6H0z" fill={ink.leaf} />
      <path d="M60 13h9l9 11H60z" fill={ink.blue} />
      <path d="M26 5h6v5h5v6h-5v5h-6v-5h-5v-6h5z" fill={ink.blue} />
      <path d="M42-5h12v5H42z" fill={ink.sun} />
      <circle cx="17" cy="37" r="8" fill={ink.navy} />
      <circle cx="17" cy="37" r="3" fill={ink.air} />
      <circle cx="64" cy="37" r="8" fill={ink.navy} />
      <circle cx="64" cy="37" r="3" fill={ink.air} />
    </g>
    <Tree x={74} y={150} />
    <Tree x={32} y={152} size={1.15} />
    <Person x={112} y={158} coat={ink.paper} skin={ink.dark} />
    <Person x={128} y={158} coat={ink.blue} skin={ink.light} size={0.95} />
    <path d="M8 66h22l6-12 9 26 8-20 5 6h14" fill="none" stroke={ink.leaf} strokeWidth="3" strokeLinejoin="round" />
  </>
);

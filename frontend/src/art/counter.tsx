import { ink, Person, Row } from './figures';

/** A counter where people are served, without a queue. */
export const Counter = () => (
  <>
    <path d="M0 0h320v180H0z" fill={ink.air} />
    <path d="M0 146h320v34H0z" fill={ink.sky} opacity=".7" />
    <path d="M0 146h320v3H0z" fill={ink.blue} opacity=".5" />
    <path d="M24 22h84v54H24z" fill={ink.paper} />
    <path d="M24 22h84v14H24z" fill={ink.blue} />
    <path d="M40 16v10m52-10v10" stroke={ink.navy} strokeWidth="4" strokeLinecap="round" />
    <Row from={33} step={15} count={5}>
      <path d="M0 42h9v8H0zm0 12h9v8H0z" fill={ink.air} />
    </Row>
    <path d="M63 54h9v8h-9z" fill={ink.sun} />
    <path
      d="M80 70l9 9 17-20"
      fill="none"
      stroke={ink.leaf}
      strokeWidth="6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <path d="M208 18h80v40h-80z" fill={ink.navy} />
    <path d="M216 26h28v24h-28z" fill={ink.sun} />
    <path d="M226 43l4-11 4 11m-6.500-4h5" fill="none" stroke={ink.navy} strokeWidth="2.5" />
    <path d="M252 30h28M252 38h20M252 46h24" stroke={ink.sky} strokeWidth="3" />
    <Person x={184} y={126} coat={ink.blue} skin={ink.light} size={1.35} />
    <Person x={252} y={126} coat={ink.leaf} skin={ink.dark} size={1.35} />
    <path d="M146 104h158v8H146z" fill={ink.navy} />
    <path d="M152 112h146v42H152z" fill={ink.paper} />
    <path d="M152 112h146v6H152z" fill={ink.navy} opacity=".18" />
    <path d="M220 112h4v42h-4z" fill={ink.sky} />
    <path d="M204 104v-3h9V86h-26v15h9v3z" fill={ink.navy} opacity=".9" />
    <path d="M272 104v-8h18v8z" fill={ink.paper} />
    <path d="M275 99h12m-12 3h8" stroke={ink.sky} strokeWidth="1.5" />
    <Person x={124} y={168} coat={ink.navy} skin={ink.dark} size={1.5} />
    <path d="M136 128l16-12" stroke={ink.dark} strokeWidth="5" strokeLinecap="round" />
    <path d="M148 104l12-4 5 14-12 4z" fill={ink.sun} />
    <Person x={74} y={170} coat={ink.sun} skin={ink.light} size={1.4} />
    <g transform="translate(22 168)">
      <path d="M-10 0l3-20h14l3 20z" fill={ink.blue} />
      <path d="M0-20q-14-8-12-24 12 4 12 24zm0 0q14-6 14-22-12 2-14 22zm0 0q-4-18 2-30 6 12-2 30z" fill={ink.leaf} />
    </g>
  </>
);

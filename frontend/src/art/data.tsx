import { ink, Person } from './figures';

/** Figures on screens, and what connects them. */
export const Data = () => (
  <>
    <path d="M0 0h320v180H0z" fill={ink.night} />
    <g fill="none" stroke={ink.blue} strokeWidth="2" opacity=".8">
      <path d="M30 40l46-18 40 30 62-34 56 26 58-22M30 40l20 60M234 44l26 56 44-30M116 52l-20 52M292 22l12 48" />
    </g>
    <g fill={ink.sky}>
      <circle cx="30" cy="40" r="6" />
      <circle cx="76" cy="22" r="4" />
      <circle cx="178" cy="18" r="5" />
      <circle cx="292" cy="22" r="5" />
      <circle cx="304" cy="70" r="4" />
    </g>
    <circle cx="116" cy="52" r="5" fill={ink.sun} />
    <circle cx="234" cy="44" r="6" fill={ink.sun} />
    <path d="M0 148h320v32H0z" fill={ink.blue} opacity=".55" />
    <path d="M92 62h136q5 0 5 5v70q0 5-5 5H92q-5 0-5-5V67q0-5 5-5z" fill={ink.air} />
    <path d="M95 70h130v62H95z" fill={ink.paper} />
    <path d="M148 142h24l5 14h-34z" fill={ink.sky} />
    <path d="M132 156h56v4h-56z" fill={ink.air} />
    <path d="M106 126v-16h11v16zM122 126v-26h11v26zM138 126v-20h11v20zM154 126V92h11v34z" fill={ink.blue} />
    <path d="M154 126V92h11v34z" fill={ink.leaf} />
    <path d="M104 106l24-16 16 6 24-18" fill="none" stroke={ink.sun} strokeWidth="3.5" strokeLinejoin="round" />
    <path d="M195 84a16 16 0 1 1-16 16h16z" fill={ink.sky} />
    <path d="M199 80a16 16 0 0 1 0 32l-2-14z" fill={ink.navy} />
    <path d="M176 122h42m-42 5h28" stroke={ink.sky} strokeWidth="2" />
    <g transform="translate(20 92)">
      <path d="M0 0h46v64H0z" fill={ink.sky} />
      <path d="M5 6h36v13H5zm0 18h36v13H5zm0 18h36v13H5z" fill={ink.navy} />
      <path d="M9 12h16M9 30h16M9 48h16" stroke={ink.sky} strokeWidth="2.5" />
      <circle cx="35" cy="12.500" r="3" fill={ink.leaf} />
      <circle cx="35" cy="30.500" r="3" fill={ink.sun} />
      <circle cx="35" cy="48.500" r="3" fill={ink.leaf} />
    </g>
    <Person x={254} y={164} coat={ink.leaf} skin={ink.light} size={1.25} />
    <Person x={284} y={166} coat={ink.sun} skin={ink.dark} size={1.2} />
  </>
);

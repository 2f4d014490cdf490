import { Cloud, Cypress, ink, Person, Row, Sun, Tree } from './figures';

/** A town hall on its square. */
export const Square = () => (
  <>
    <path d="M0 0h320v180H0z" fill={ink.air} />
    <Sun x={264} y={38} />
    <Cloud x={74} y={34} />
    <Cloud x={222} y={58} size={0.7} />
    <path d="M0 96l38-22 34 16 40-34 48 36 52-30 44 28 64-24v84H0z" fill={ink.sky} opacity=".55" />
    <path d="M16 132V92h52v40zM258 132V84h50v48z" fill={ink.blue} />
    <Row from={24} step={14} count={3}>
      <path d="M0 100h7v9H0zm0 15h7v9H0z" fill={ink.air} />
    </Row>
    <Row from={266} step={14} count={3}>
      <path d="M0 93h7v9H0zm0 15h7v9H0z" fill={ink.air} />
    </Row>
    <path d="M160 24v20" stroke={ink.navy} strokeWidth="2" />
    <path d="M160 24h20l-5 6 5 6h-20z" fill={ink.blue} />
    <path d="M92 74l68-32 68 32z" fill={ink.navy} />
    <circle cx="160" cy="62" r="6.5" fill={ink.sun} />
    <path d="M98 74h124v8H98zM98 124h124v10H98z" fill={ink.navy} />
    <path d="M104 82h112v42H104z" fill={ink.sky} />
    <Row from={110} step={18.4} count={6}>
      <path d="M0 82h9v42H0z" fill={ink.paper} />
      <path d="M6 82h3v42H6z" fill={ink.sky} opacity=".6" />
    </Row>
    <path d="M152 98h16v26h-16z" fill={ink.navy} />
    <path d="M0 132h320v48H0z" fill={ink.paper} />
    <path d="M88 134h144l10 6H78z" fill={ink.sky} />
    <path d="M0 152h320M0 168h320M160 140v40M60 132l-34 48M260 132l34 48" stroke={ink.sky} strokeWidth="1.5" />
    <Cypress x={82} y={136} />
    <Cypress x={240} y={136} />
    <Tree x={30} y={150} />
    <Tree x={292} y={148} size={1.1} />
    <Person x={124} y={164} coat={ink.leaf} skin={ink.light} />
    <Person x={142} y={167} coat={ink.blue} skin={ink.dark} />
    <Person x={204} y={160} coat={ink.sun} skin={ink.light} size={0.9} />
  </>
);

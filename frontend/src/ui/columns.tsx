import { useFormats } from '@/i18n';
import { BehindChart } from './charts';
import './columns.css';

interface Column {
  key: string;
  label: string;
  value: number;
  /** How much of the value is of the other colour. */
  part: number;
}

interface Props {
  caption: string;
  /** The heads of the table: of the labels, the values and their parts. */
  heads: readonly [string, string, string];
  columns: readonly Column[];
}

/** Values over time as columns, the last one latest, and the same as a table. */
export function Columns({ caption, heads, columns }: Props) {
  const { number } = useFormats();
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const height = (value: number) => ({ blockSize: `${(value / most) * 100}%` });
  return (
    <figure className="chart">
      <figcaption>{caption}</figcaption>
      <div aria-hidden="true">
        <div className="columns-most">{number(most)}</div>
        <div className="columns">
          {columns.map(({ key, label, value, part }) => (
            <span key={key} className="column" title={`${label}: ${number(value)}`}>
              <span className="column-value" style={height(value - part)} />
              <span className="column-part" style={height(part)} />
            </span>
          ))}
        </div>
        <div className="columns-ends">
          <span>{columns[0]?.label}</span>
          <span>{columns.at(-1)?.label}</span>
        </div>
        <div className="chart-key">
          <span>
            <span className="chart-dot column-value" /> {heads[1]}
          </span>
          <span>
            <span className="chart-dot column-part" /> {heads[2]}
          </span>
        </div>
      </div>
      <BehindChart>
        <table className="chart-table">
          <caption className="hidden-text">{caption}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map(({ key, label, value, part }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{number(value)}</td>
                <td>{number(part)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </BehindChart>
    </figure>
  );
}

import type { ReactNode } from 'react';
import { useFormats, useTranslation } from '@/i18n';
import './charts.css';

interface MeterProps {
  label: ReactNode;
  value: number;
  max?: number | undefined;
  /** How it is written; the share otherwise. */
  text?: string | undefined;
}

/** How much of a whole, as a bar with its figure. */
export function Meter({ label, value, max = 1, text }: MeterProps) {
  const { percent } = useFormats();
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className="meter">
      <span>{label}</span>
      <span className="number">{text ?? percent(share)}</span>
      <span className="meter-bar" aria-hidden="true">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </div>
  );
}

export interface Bar {
  key: string;
  label: string;
  value: number;
  /** How the value is written; the number otherwise. */
  text?: string | undefined;
}

interface BarsProps {
  caption: string;
  bars: readonly Bar[];
  /** What a full bar is; the greatest value otherwise. */
  max?: number | undefined;
  /** The head of the column of values in the table. */
  unit: string;
}

/** Values beside each other, each with its figure, and the same as a table. */
export function Bars({ caption, bars, max, unit }: BarsProps) {
  const { number } = useFormats();
  const full = max ?? Math.max(1, ...bars.map(({ value }) => value));
  const write = (bar: Bar) => bar.text ?? number(bar.value);
  return (
    <figure className="chart">
      <figcaption>{caption}</figcaption>
      <div className="bars" aria-hidden="true">
        {bars.map((bar) => (
          <div key={bar.key} className="bar">
            <span className="bar-label">{bar.label}</span>
            <span className="bar-track">
              <span className="bar-fill" style={{ inlineSize: `${(Math.max(0, bar.value) / full) * 100}%` }} />
              <span className="bar-value">{write(bar)}</span>
            </span>
          </div>
        ))}
      </div>
      <BehindChart>
        <table className="chart-table">
          <caption className="hidden-text">{caption}</caption>
          <tbody>
            <tr>
              <td />
              <th scope="col">{unit}</th>
            </tr>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{bar.label}</th>
                <td>{write(bar)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </BehindChart>
    </figure>
  );
}

export interface Stack {
  key: string;
  label: string;
  /** A share (0 to 1) for each of the parts; null where it is not told. */
  shares: readonly (number | null)[];
}

/** Rows of shares of one whole, from disagreement to agreement, and the same as a table. */
export function StackedBars({
  caption,
  parts,
  rows,
}: {
  caption: string;
  parts: readonly string[];
  rows: readonly Stack[];
}) {
  const { percent } = useFormats();
  // Five tones; fewer parts take them from both ends, more share them.
  const tone = (part: number) => 1 + Math.round((part * 4) / Math.max(1, parts.length - 1));
  return (
    <figure className="chart">
      <figcaption>{caption}</figcaption>
      <div aria-hidden="true" className="bars">
        <div className="chart-key">
          {parts.map((part, index) => (
            <span key={part}>
              <span className={`chart-dot scale-${tone(index)}`} /> {part}
            </span>
          ))}
        </div>
        {rows.map(({ key, label, shares }) => (
          <div key={key} className="bar">
            <span className="bar-label">{label}</span>
            <span className="stack-bar">
              {shares.map((share, index) => (
                <span
                  key={parts[index]}
                  className={`scale-${tone(index)}`}
                  style={{ inlineSize: `${(share ?? 0) * 100}%` }}
                >
                  {share !== null && share >= 0.07 ? percent(share) : ''}
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
      <BehindChart>
        <table className="chart-table">
          <caption className="hidden-text">{caption}</caption>
          <tbody>
            <tr>
              <td />
              {parts.map((part) => (
                <th key={part} scope="col">
                  {part}
                </th>
              ))}
            </tr>
            {rows.map(({ key, label, shares }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                {shares.map((share, index) => (
                  <td key={parts[index]}>{share === null ? '—' : percent(share)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </BehindChart>
    </figure>
  );
}

/** The figures of a chart as a table, for whoever wants them so. */
export function BehindChart({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <details className="chart-behind">
      <summary>{t('chart.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="chart-scroll" aria-label={t('chart.table')} tabIndex={0}>
        {children}
      </section>
    </details>
  );
}

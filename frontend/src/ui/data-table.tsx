import type { ReactNode } from 'react';
import './data-table.css';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end of the line. */
  numeric?: boolean | undefined;
  /** Its heading is a button that sorts by it. */
  sortable?: boolean | undefined;
}

interface Sort {
  key: string;
  down: boolean;
}

interface Props<Row> {
  caption: ReactNode;
  /** The heading above says it already. */
  captionHidden?: boolean | undefined;
  /** The first is what names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
}

/** A table; where there is no room for its columns, each row is a card. The roles outlast `display: block`. */
export function DataTable<Row>({ caption, captionHidden, columns, rows, keyOf, sort, onSort }: Props<Row>) {
  return (
    <div className="table-room">
      {/* biome-ignore-start lint/a11y/noRedundantRoles: as cards the table would lose its roles */}
      <table className="table" role="table">
        <caption className={captionHidden ? 'hidden-text' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ key, head, numeric, sortable }) => (
              <th
                key={key}
                role="columnheader"
                scope="col"
                className={numeric ? 'table-number' : undefined}
                aria-sort={sort?.key === key ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                {sortable && onSort ? (
                  <button type="button" onClick={() => onSort({ key, down: sort?.key === key && !sort.down })}>
                    {head}
                    <span aria-hidden="true">{sort?.key === key ? (sort.down ? '↓' : '↑') : '↕'}</span>
                  </button>
                ) : (
                  head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map(({ key, head, cell, numeric }, index) =>
                index === 0 ? (
                  <th key={key} role="rowheader" scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} role="cell" className={numeric ? 'table-number' : undefined}>
                    <span className="table-label" aria-hidden="true">
                      {head}
                    </span>
                    <span>{cell(row)}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as above */}
    </div>
  );
}

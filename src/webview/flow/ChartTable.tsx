import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { ChartTable as Table, TableRow } from '../../core/view/flow/chartView.ts'
import { plainLabel } from '../../core/view/plain.ts'
import { MarkLink } from './MarkLink.tsx'

/** The numbers of a chart as a table, which scrolls in its own box. */
export function ChartTable({ table }: { readonly table: Table }): JSX.Element {
  return (
    <div class="chart-table" role="region" tabIndex={0} aria-label={t('Table: {0}', table.caption)}>
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <Row key={at} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row: { cells, card } }: { readonly row: TableRow }): JSX.Element {
  const [name = '', ...others] = cells
  return (
    <tr>
      <th scope="row">{card ? <MarkLink mark={card} /> : cellText(name)}</th>
      {others.map((cell, at) => (
        <td key={at} class={typeof cell === 'number' ? 'number' : ''}>
          {cellText(cell)}
        </td>
      ))}
    </tr>
  )
}

function cellText(cell: string | number): string | number {
  return typeof cell === 'number' ? cell : plainLabel(cell)
}

import type { ChartTable } from './chartView.ts'

/** A chart's table as RFC 4180 has it. No text of a card is run as a formula by whatever opens it. */
export function chartCsv({ head, rows }: ChartTable): string {
  return [head, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(cellText).join(',') + '\r\n').join('')
}

function cellText(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

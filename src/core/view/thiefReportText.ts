import type { IterationReport } from '../flow/thiefReport.ts'
import { plain } from './plain.ts'

/** The report for a terminal; ends with LF. */
export function thiefReportText(report: readonly IterationReport[]): string {
  return report.map((one) => `${[`${one.from} to ${one.to}`, ...linesOf(one)].join('\n')}\n`).join('\n')
}

function linesOf({ thieves }: IterationReport): readonly string[] {
  if (thieves.length === 0) return ['  nothing stolen']
  return thieves.map(({ thief, days, blockers, flags, cards }) => {
    const facts = [counted(days, 'day'), counted(blockers, 'blocker'), counted(flags, 'flag')].join(', ')
    return `  ${plain(`${thief ?? 'no thief named'}: ${facts} (${cards.map(({ card }) => card).join(', ')})`)}`
  })
}

function counted(n: number, what: string): string {
  return n === 1 ? `1 ${what}` : `${n} ${what}s`
}

import type { Workflow } from '../board/workflow.ts'
import type { Day, FlowBlock } from './flowCard.ts'
import type { BlockedCluster, CardMark } from './flowReport.ts'
import { type DayRange, markOf, type TimedCard } from './timedCard.ts'

interface Draft {
  readonly thief: string | null
  readonly on: string | null
  readonly column: string | null
  readonly isInternal: boolean
  days: number
  count: number
  readonly cards: Map<string, CardMark>
}

/**
 * Days that blockers took from active cards, by thief, by what was waited for and by column; the costliest first. A
 * blocker that comes and goes on one day counts, and took none. A day that two of them share is the earlier one's.
 */
export function blockedTime(
  cards: readonly TimedCard[],
  range: DayRange,
  { columns }: Pick<Workflow, 'columns'>,
): readonly BlockedCluster[] {
  const clusters = new Map<string, Draft>()
  for (const timed of cards) {
    for (const { block, days } of blockedDays(timed, range)) {
      const { thief, on, isInternal } = block
      const column = columns[block.column]?.id ?? null
      const key = JSON.stringify([thief?.toLowerCase() ?? null, on?.toLowerCase() ?? null, column])
      const cluster = clusters.get(key) ?? { thief, on, column, isInternal, days: 0, count: 0, cards: new Map() }
      cluster.days += days
      cluster.count++
      cluster.cards.set(timed.card.key, markOf(timed.card))
      clusters.set(key, cluster)
    }
  }
  return [...clusters.values()]
    .sort((a, b) => b.days - a.days || b.count - a.count)
    .map((cluster) => ({ ...cluster, cards: [...cluster.cards.values()] }))
}

/**
 * The blockers of a card while it was active, and the days of each: unblock − block, without the + 1 of cycle times. A
 * day is blocked that the blocker has come into from the day before: so the days of two ranges that meet add up.
 */
export function blockedDays(
  { card, span }: Pick<TimedCard, 'card' | 'span'>,
  { from, to }: DayRange,
): readonly { readonly block: FlowBlock; readonly days: number }[] {
  const { started } = span
  if (started === null) return []
  const [first, last] = [Math.max(started, from - 1), Math.min(span.finished ?? span.left ?? to, to)]
  let covered: Day = first
  return card.blocks
    .filter((block) => isWithin(block, started, from) && block.from <= last)
    .sort((a, b) => a.from - b.from)
    .map((block) => {
      const end = Math.min(block.to ?? last, last)
      const days = Math.max(0, end - Math.max(block.from, covered))
      covered = Math.max(covered, end)
      return { block, days }
    })
}

/** Whether a blocker was there in these days, and not only before the card was started. */
function isWithin({ from: begin, to: end }: FlowBlock, started: Day, from: Day): boolean {
  return end === null || (end >= from && (end > started || begin >= started))
}

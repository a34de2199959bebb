import type { Day } from './flowCard.ts'
import type { FlowReport } from './flowReport.ts'
import { cycleDays, type FinishedCard } from './timedCard.ts'

/**
 * The share of their cycle time in which finished cards were neither blocked nor in a queue column. At most so much was
 * work: nobody knows what happened on the other days.
 */
export function flowEfficiency(finished: readonly FinishedCard[]): FlowReport['flowEfficiency'] {
  let [elapsed, waited] = [0, 0]
  for (const timed of finished) {
    elapsed += cycleDays(timed)
    waited += waitingDays(timed)
  }
  return { share: elapsed === 0 ? null : (elapsed - waited) / elapsed, n: finished.length }
}

/** Days in the union of its blocked and its queued times. */
function waitingDays({ card, started, finished }: FinishedCard): number {
  const queued = card.visits.flatMap((visit, i): [Day, Day][] =>
    visit.isQueue && visit.stage === 'active' ? [[visit.day, card.visits[i + 1]?.day ?? finished]] : [],
  )
  const blocked = card.blocks.map((block): [Day, Day] => [block.from, block.to ?? finished])
  let [covered, days] = [started, 0]
  for (const [from, to] of [...queued, ...blocked].sort((a, b) => a[0] - b[0])) {
    const [begin, end] = [Math.max(from, covered), Math.min(to, finished)]
    if (end <= begin) continue
    days += end - begin
    covered = end
  }
  return days
}

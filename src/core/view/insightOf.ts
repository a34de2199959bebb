import { dayIn } from '../board/dayIn.ts'
import type { Board } from '../board/board.ts'
import { cardAges } from '../flow/cardAges.ts'
import { findThieves } from '../flow/findings/findThieves.ts'
import type { Insight } from '../flow/insight.ts'
import { flowOfLives, type LivedBoard } from './flowOfLives.ts'

/** A board of now, beside what its history has. */
export interface BoardOfNow {
  readonly board: Board
  /** Full id of the commit up to which the history was read. */
  readonly head: string | null
  /** Ids in lower case of cards that were changed since. */
  readonly touched: ReadonlySet<string>
}

/** What a history tells of the board of now: how old its cards are, and what looks like the work of a thief. */
export function insightOf(lived: LivedBoard, { board, head, touched }: BoardOfNow): Insight {
  const { lives, workflow, prefix, machineZone, now } = lived
  const timezone = workflow.timezone ?? machineZone
  const { report, cards } = flowOfLives(lived, { filter: null, query: () => ({}) })
  const folder = prefix.replace(/\/$/, '')
  return {
    head,
    findings: findThieves({ board, lives, timezone, folder, now, planned: null, touched }),
    ages: [...cardAges(cards, report, dayIn(timezone, now))],
  }
}

import type { Card } from '../card/card.ts'
import type { Wip, WipState } from './board.ts'
import type { Workflow } from './workflow.ts'

/** How full a column is with these cards: every readable one counts. */
export function wipOf(count: number, limit: number | null): Wip {
  return { count, limit, state: wipState(count, limit) }
}

/** Where a count stands to its limit; `none` without a limit. */
export function wipState(count: number, limit: number | null): WipState {
  if (limit === null) return 'none'
  if (count < limit) return 'under'
  return count === limit ? 'at' : 'over'
}

/** Whether a card in that column is active: started and not finished. */
export function isActiveColumn(workflow: Workflow, columnIndex: number): boolean {
  return columnIndex >= workflow.startedPoint && columnIndex < workflow.finishedPoint
}

/** The people of a card in lower case, each once: `@` and case make no other person. */
export function peopleOf(assignees: readonly string[]): readonly string[] {
  const keys = assignees.map(personKey)
  return keys.length < 2 ? keys : [...new Set(keys)]
}

/** What names are compared by: without a leading `@`, without case. */
export function personKey(name: string): string {
  return (name.startsWith('@') ? name.slice(1) : name).toLowerCase()
}

/** Cards of a column that count. */
export function countable(cards: readonly Card[]): number {
  let count = 0
  for (const card of cards) if (!card.isUnreadable) count++
  return count
}

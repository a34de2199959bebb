import type { Board } from '../board/board.ts'
import type { Plan, Refusal } from '../card/edit.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { planFor } from './makePlan.ts'
import type { PlanContext } from './planContext.ts'

/** Takes a card off the board into the archive; its file keeps its path there. */
export function archiveCard(
  intent: Extract<Intent, { kind: 'archiveCard' }>,
  board: Board,
  context: PlanContext,
): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const { card, column } = found
  return planFor(board, card, {
    edits: [{ kind: 'rename', path: card.path, to: freePath(`archive/${card.path}`, context.archivedPaths ?? none) }],
    subject: `archive ${card.id}`,
    trailers: [{ key: 'From', value: column.column.id }],
  })
}

const none: ReadonlySet<string> = new Set()

/** The path, or the first of `name-2.md`, `name-3.md` … that is not taken; `taken` holds paths in lower case. */
function freePath(path: string, taken: ReadonlySet<string>): string {
  const stem = path.slice(0, -'.md'.length)
  let free = path
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem}-${number}.md`
  return free
}

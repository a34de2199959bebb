import type { Board } from '../../../src/core/board/board.ts'
import type { Plan, Refusal } from '../../../src/core/card/edit.ts'
import type { BoardIntent } from '../../../src/core/edit/intent.ts'
import { planIntent } from '../../../src/core/edit/planIntent.ts'
import { afterPlan, boardOf, type Files } from '../board/boardOf.ts'

/** Plans on the board that these files make; ids begin with the first letters of the alphabet. */
export function planOf(files: Files, intent: BoardIntent): Plan | Refusal {
  return planOn(boardOf(files), intent, files)
}

/** Plans on a board; `files` are those that a wish may look at beside it. */
export function planOn(board: Board, intent: BoardIntent, files: Files = {}): Plan | Refusal {
  return planIntent(intent, board, {
    workflowText: files['board.md'] ?? null,
    today: '2026-11-22',
    knownIds: new Set(board.cardsById.keys()),
    random: Array.from({ length: 64 }, (_, i) => (i % 30) / 30),
  })
}

/** The files after a wish that is granted. */
export function afterIntent(files: Files, intent: BoardIntent): Files {
  return afterPlan(files, planOf(files, intent))
}

/** The trailers of a plan but `Card`, as the commit says them. */
export function trailersOf(plan: Plan | Refusal): readonly string[] {
  if (plan.kind === 'refusal') return [plan.code]
  return plan.trailers.filter(({ key }) => key !== 'Card').map(({ key, value }) => `${key}: ${value}`)
}

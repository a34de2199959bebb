import type { Board } from '../board/board.ts'
import { problemsOf } from '../board/cardProblems.ts'
import { statusIndex } from '../board/findColumn.ts'
import { parseWorkflow } from '../board/parseWorkflow.ts'
import type { Card } from '../card/card.ts'
import type { Problem } from '../card/problem.ts'

/** The problems of a card as its editor has it, among the cards of the board as their files have them. */
export function cardTextProblems(board: Board, card: Card): readonly Problem[] {
  const { workflow, archivedIds } = board
  return problemsOf(card, { workflow, archivedIds, statuses: statusIndex(workflow), cardsById: withCard(board, card) })
}

/** The problems of a `board.md` as its editor has it. */
export function boardTextProblems(text: string, folderName: string): readonly Problem[] {
  return parseWorkflow(text, folderName).problems
}

/** The cards of a board by id, with this one in the place of the one at its path. */
function withCard({ cardsById }: Board, card: Card): Pick<Board['cardsById'], 'get' | 'has'> {
  const get = (id: string): readonly Card[] | undefined => {
    const others = (cardsById.get(id) ?? []).filter(({ path }) => path !== card.path)
    const all = card.id.toLowerCase() === id ? [...others, card] : others
    return all.length === 0 ? undefined : all
  }
  return { get, has: (id) => get(id) !== undefined }
}

/** Where a blocked card should name its thief and does not: offsets of the key that blocks it; null if it does. */
export function missingThief(card: Card): { readonly start: number; readonly end: number } | null {
  const entry = card.fields.blocked
  if (card.isUnreadable || card.blocked === null || card.thief !== null || entry === undefined) return null
  return { start: entry.start, end: entry.end }
}

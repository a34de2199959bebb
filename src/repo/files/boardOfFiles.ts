import type { Board } from '../../core/board/board.ts'
import { buildingBoard } from '../../core/board/buildBoard.ts'
import { updateBoard } from '../../core/board/updateBoard.ts'
import type { Workflow } from '../../core/board/workflow.ts'
import type { Card } from '../../core/card/card.ts'
import type { BoardFiles, FilesChange } from './readBoard.ts'
import { slices } from './slices.ts'

/** The board that files make. The archive is read only where a card depends on an id that is not on the board. */
export async function boardOfFiles(files: BoardFiles, archivedIds?: ReadonlySet<string>): Promise<Board> {
  const cards = [...files.cards()]
  const isKnown = dependsOnBoardOnly(cards, archivedIds)
  return build(files.workflow, cards, isKnown ? archivedIds : (await files.readArchive()).ids)
}

/** Whether every card that another one depends on is on the board, or known to be in the archive. */
function dependsOnBoardOnly(cards: readonly Card[], archivedIds?: ReadonlySet<string>): boolean {
  const ids = new Set(cards.map(({ id }) => id.toLowerCase()))
  const isThere = (id: string): boolean => ids.has(id.toLowerCase()) || archivedIds?.has(id.toLowerCase()) === true
  return cards.every(({ dependsOn }) => dependsOn.every(isThere))
}

/** The board after its files changed; the same object where they changed nothing. */
export async function boardAfter(board: Board, files: BoardFiles, change: FilesChange): Promise<Board> {
  if (change.isWorkflowNew) return boardOfFiles(files, board.archivedIds)
  const after = updateBoard(board, change.cards)
  const isArchiveWanted =
    change.mayArchiveDiffer && (board.archivedIds.size > 0 || hasDangling(after, after.problemsByPath.keys()))
  return isArchiveWanted || hasDangling(after, touched(board, change)) ? withArchive(after, files) : after
}

async function withArchive(board: Board, files: BoardFiles): Promise<Board> {
  const { ids } = await files.readArchive()
  const isKnown = ids.size === board.archivedIds.size && [...ids].every((id) => board.archivedIds.has(id))
  return isKnown ? board : build(board.workflow, [...board.cardsByPath.values()], ids)
}

/** Builds a board without holding the thread for long. */
async function build(workflow: Workflow, cards: readonly Card[], archivedIds?: ReadonlySet<string>): Promise<Board> {
  const building = buildingBoard(workflow, cards, archivedIds)
  const pause = slices()
  for (;;) {
    const step = building.next()
    if (step.done === true) return step.value
    const turn = pause()
    if (turn) await turn
  }
}

/** The cards that changed, and those that depend on one that is gone: it may be in the archive now. */
function touched(board: Board, { cards }: FilesChange): readonly string[] {
  const gone = [...cards].flatMap(([path, card]) => (card === null ? [board.cardsByPath.get(path)] : []))
  return [...cards.keys(), ...gone.flatMap((card) => (card ? (board.dependents.get(card.id.toLowerCase()) ?? []) : []))]
}

function hasDangling(board: Board, paths: Iterable<string>): boolean {
  for (const path of paths) if (board.problemsByPath.get(path)?.some(({ code }) => code === 'danglingId')) return true
  return false
}

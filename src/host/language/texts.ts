import { relative, sep } from 'node:path'
import { Range, type TextDocument } from 'vscode'
import type { Board } from '../../core/board/board.ts'
import { cardPathTest, isArchived } from '../../core/board/isCardPath.ts'
import type { Workflow } from '../../core/board/workflow.ts'
import type { Card } from '../../core/card/card.ts'
import { parseCard } from '../../core/card/parseCard.ts'
import { rangeAt } from '../../core/card/problem.ts'
import { repositoryTop } from '../../repo/files/findBoards.ts'
import { realPathOf } from '../../repo/files/sameFile.ts'
import type { BoardSession } from '../../repo/session/boardSession.ts'
import { isBelow } from '../boardFiles.ts'
import { innermost } from '../pickBoard.ts'
import type { Sessions } from '../sessions.ts'

/** What a document is to the boards of this window. */
export interface Place {
  /** The innermost board around it; null outside of all boards. */
  readonly session: BoardSession | null
  /** Relative to that board, with `/`; empty outside. */
  readonly path: string
  readonly kind: 'card' | 'archived' | 'board' | 'other'
  /** The boards that ids in it are looked up in: its own, or all of its repository. */
  readonly sessions: readonly BoardSession[]
}

/** The documents of the editor as the boards see them. Each text is parsed once. */
export class Texts {
  readonly #sessions: Sessions
  readonly #cards = new WeakMap<
    TextDocument,
    { readonly version: number; readonly key: object; readonly card: Card | null }
  >()

  constructor(sessions: Sessions) {
    this.#sessions = sessions
  }

  /** What a document is, as far as the boards are read by now: synchronous, for who may not wait. */
  placeNow(document: TextDocument): Place | null {
    const folder = this.#folderOf(document)
    const session = folder === null ? null : this.#sessions.opened(folder)
    return session && placeIn(session, document)
  }

  /** What a document is; the boards that matter to it are opened for that. null where none does. */
  async place(document: TextDocument): Promise<Place | null> {
    const folder = this.#folderOf(document)
    if (folder !== null) return placeIn(await this.#sessions.open(folder), document)
    const sessions = await this.#around(document)
    return sessions.length === 0 ? null : { session: null, path: '', kind: 'other', sessions }
  }

  /** The card that a document's text makes, as it is in the editor now; null where it is none. */
  card(document: TextDocument, { session, path, kind }: Place): Card | null {
    if (session === null || (kind !== 'card' && kind !== 'archived')) return null
    const key = session.board.workflow.fieldNames
    const known = this.#cards.get(document)
    if (known?.version === document.version && known.key === key) return known.card
    const card = parseCard(path, document.getText(), key)
    this.#cards.set(document, { version: document.version, key, card })
    return card
  }

  #folderOf({ uri }: TextDocument): string | null {
    return uri.scheme === 'file' ? innermost(this.#sessions.folders, uri.fsPath) : null
  }

  /** The sessions of all boards in the repository of a document that lies in none. */
  async #around({ uri }: TextDocument): Promise<readonly BoardSession[]> {
    const file = uri.scheme === 'file' ? realPathOf(uri.fsPath) : null
    const boards = file === null ? [] : this.#sessions.folders.filter((board) => isBelow(rootOf(board), file))
    return Promise.all(boards.map((board) => this.#sessions.open(board)))
  }
}

/** The folder whose Markdown may name the cards of a board: its repository, or the board alone. */
export function rootOf(board: string): string {
  return repositoryTop(board) ?? board
}

function placeIn(session: BoardSession, document: TextDocument): Place {
  const path = relative(session.folder, realPathOf(document.uri.fsPath)).split(sep).join('/')
  return { session, path, kind: kindOf(path, session.board.workflow), sessions: [session] }
}

const tests = new WeakMap<Workflow, (path: string) => boolean>()

function kindOf(path: string, workflow: Workflow): Place['kind'] {
  if (path === 'board.md') return 'board'
  if (isArchived(path)) return 'archived'
  const isCardPath = tests.get(workflow) ?? cardPathTest(workflow)
  tests.set(workflow, isCardPath)
  return isCardPath(path) ? 'card' : 'other'
}

/** The boards of a place. */
export function boardsOf({ sessions }: Place): readonly Board[] {
  return sessions.map(({ board }) => board)
}

/** Whether any of these boards has a card of this id (in lower case). */
export function isIdOf(boards: readonly Board[]): (id: string) => boolean {
  return (id) => boards.some(({ cardsById }) => cardsById.has(id))
}

/** The range between two offsets of a document. */
export function rangeOf(document: TextDocument, start: number, end: number): Range {
  return new Range(document.positionAt(start), document.positionAt(end))
}

/** The range between two offsets of a text that no document holds. */
export function rangeIn(text: string, from: number, to: number): Range {
  const { start, end } = rangeAt(text, from, to)
  return new Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1)
}

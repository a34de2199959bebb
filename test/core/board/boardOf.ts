import assert from 'node:assert/strict'
import type { Board } from '../../../src/core/board/board.ts'
import { buildBoard } from '../../../src/core/board/buildBoard.ts'
import { cardPathTest } from '../../../src/core/board/isCardPath.ts'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import type { Workflow } from '../../../src/core/board/workflow.ts'
import { applyEdit } from '../../../src/core/card/applyEdit.ts'
import type { Card } from '../../../src/core/card/card.ts'
import type { Plan, Refusal } from '../../../src/core/card/edit.ts'
import { parseCard } from '../../../src/core/card/parseCard.ts'

/** The files of a board folder by path. */
export type Files = Readonly<Record<string, string>>

/** A `board.md` with these lines of front matter, and a body. */
export function boardMd(head: string, body = ''): string {
  return `---\n${head.trim()}\n---\n${body}`
}

/** A small workflow with limits: Todo → Doing (2) → Review (3) → Done. */
export const smallBoard = boardMd(`
columns:
  - id: todo
    name: Todo
    aliases: [To Do]
  - id: doing
    name: Doing
    wip: 2
    started: true
  - id: review
    name: Review
    wip: 3
  - id: done
    name: Done
    finished: true
`)

/** The text of a card; `lines` are further lines of front matter. */
export function cardText(id: string, status: string | null, ...lines: readonly string[]): string {
  const head = [`id: ${id}`, ...(status === null ? [] : [`status: ${status}`]), `title: Card ${id}`, ...lines]
  return `---\n${head.join('\n')}\n---\nText.\n`
}

/** Files `<id>.md` for cards given as `[id, status, ...lines]`. */
export function cardFiles(...cards: readonly (readonly [string, string | null, ...string[]])[]): Files {
  return Object.fromEntries(cards.map(([id, status, ...lines]) => [`${id}.md`, cardText(id, status, ...lines)]))
}

/** Reads a board folder, as a session does. */
export function boardOf(files: Files, archivedIds: readonly string[] = []): Board {
  const workflow = parseWorkflow(files['board.md'] ?? null, 'board')
  return buildBoard(workflow, cardsOf(files, workflow), new Set(archivedIds))
}

export function cardsOf(files: Files, workflow: Workflow): readonly Card[] {
  const isCard = cardPathTest(workflow)
  return Object.entries(files).flatMap(([path, text]) => {
    const card = isCard(path) ? parseCard(path, text, workflow.fieldNames) : null
    return card === null ? [] : [card]
  })
}

/** Ids of a column's cards, top to bottom. */
export function idsIn(board: Board, column: string): readonly string[] {
  return board.columns.find((one) => one.column.id === column)?.cards.map(({ id }) => id) ?? []
}

/** The files after a plan, which must be one and must apply. */
export function afterPlan(files: Files, plan: Plan | Refusal): Files {
  assert.equal(plan.kind, 'plan', plan.kind === 'refusal' ? plan.message : '')
  const after: Record<string, string> = { ...files }
  for (const edit of plan.edits) {
    const text = applyEdit(after[edit.path] ?? null, edit, plan.names)
    assert.ok(text === null || typeof text === 'string', JSON.stringify(text))
    delete after[edit.path]
    if (text !== null) after[edit.kind === 'rename' ? edit.to : edit.path] = text
  }
  return after
}

/** The code of a refusal, which it must be. */
export function codeOf(result: Plan | Refusal): string {
  assert.equal(result.kind, 'refusal', JSON.stringify(result))
  return result.code
}

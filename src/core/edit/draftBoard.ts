import type { Board } from '../board/board.ts'
import { cardPathTest, isArchived } from '../board/isCardPath.ts'
import { buildBoard } from '../board/buildBoard.ts'
import { parseWorkflow } from '../board/parseWorkflow.ts'
import { updateBoard } from '../board/updateBoard.ts'
import { applyEdit } from '../card/applyEdit.ts'
import type { Card } from '../card/card.ts'
import { pathsOfEdit, type Plan, type Refusal } from '../card/edit.ts'
import { parseCard } from '../card/parseCard.ts'
import { workflowPath } from './columns/workflowText.ts'
import type { PlanContext } from './planContext.ts'

/** A board as a row of plans makes it, in memory: what comes next is planned on it. */
export class DraftBoard {
  /** Texts by path of the files that the plans touched, as they were and as they are now; null where there is none. */
  readonly before = new Map<string, string | null>()
  readonly after = new Map<string, string | null>()
  #board: Board
  #context: PlanContext

  constructor(board: Board, context: PlanContext) {
    this.#board = board
    this.#context = context
  }

  get board(): Board {
    return this.#board
  }

  get context(): PlanContext {
    return this.#context
  }

  /** Carries a plan out; the refusal where one of its edits cannot be made. */
  follow(plan: Plan): Refusal | null {
    const changed = new Set<string>()
    for (const edit of plan.edits) {
      const text = this.#textAt(edit.path)
      const result = applyEdit(text, edit, plan.names)
      if (result !== null && typeof result !== 'string') return result
      this.#put(edit.kind === 'rename' ? edit.to : edit.path, result)
      if (edit.kind === 'rename') this.#put(edit.path, null)
      for (const path of pathsOfEdit(edit)) changed.add(path)
    }
    this.#board = this.#boardWith(changed)
    this.#context = this.#contextAfter(plan)
    return null
  }

  #textAt(path: string): string | null {
    const known = this.after.get(path)
    if (known !== undefined) return known
    const { workflowText = null, markdown } = this.#context
    const text =
      this.#board.cardsByPath.get(path)?.text ??
      (path === workflowPath ? workflowText : null) ??
      markdown?.get(path) ??
      null
    this.before.set(path, text)
    return text
  }

  #put(path: string, text: string | null): void {
    if (!this.before.has(path)) this.#textAt(path)
    this.after.set(path, text)
  }

  #boardWith(changed: ReadonlySet<string>): Board {
    const workflowText = changed.has(workflowPath) ? (this.after.get(workflowPath) ?? null) : undefined
    const { workflow } = this.#board
    const next = workflowText === undefined ? workflow : parseWorkflow(workflowText, workflow.title)
    const isCardPath = cardPathTest(next)
    const cards = new Map<string, Card | null>()
    for (const path of changed) {
      const text = this.after.get(path) ?? null
      if (isCardPath(path)) cards.set(path, text === null ? null : parseCard(path, text, next.fieldNames))
    }
    const board = updateBoard(this.#board, cards)
    return next === workflow ? board : buildBoard(next, [...board.cardsByPath.values()], board.archivedIds)
  }

  #contextAfter(plan: Plan): PlanContext {
    const { knownIds, archivedPaths, random, markdown } = this.#context
    const created = plan.edits.filter(({ kind }) => kind === 'create').length
    const archived = plan.edits.flatMap((edit) => (edit.kind === 'rename' && isArchived(edit.to) ? [edit.to] : []))
    const workflowText = this.after.get(workflowPath)
    const read = plan.edits.flatMap(pathsOfEdit).filter((path) => markdown?.has(path) === true)
    return {
      ...this.#context,
      ...(read.length === 0 ? {} : { markdown: this.#markdownAfter(read) }),
      ...(created === 0 ? {} : { knownIds: withAll(knownIds, plan.cards), random: random.slice(idLength * created) }),
      ...(archived.length === 0 ? {} : { archivedPaths: withAll(archivedPaths ?? new Set(), archived) }),
      ...(workflowText === undefined ? {} : { workflowText }),
    }
  }

  /** The Markdown that may name a card, as it says now what the plans made of it. */
  #markdownAfter(paths: readonly string[]): ReadonlyMap<string, string> {
    const markdown = new Map(this.#context.markdown)
    for (const path of paths) {
      const text = this.after.get(path) ?? null
      if (text === null) markdown.delete(path)
      else markdown.set(path, text)
    }
    return markdown
  }
}

/** How many random numbers a new card takes at most, if the first id is free. */
export const idLength = 6

function withAll(set: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> {
  return new Set([...set, ...more.map((one) => one.toLowerCase())])
}

import type { Board } from '../board/board.ts'
import type { Card } from '../card/card.ts'
import { type Plan, type Refusal, refuse } from '../card/edit.ts'
import { splitFrontMatter } from '../card/frontMatter.ts'
import { lineHunks } from '../card/lineHunks.ts'
import { boxIn } from '../card/taskBox.ts'
import { endOfLine } from '../card/textLines.ts'
import { t } from '../l10n/l10n.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { planFor } from './makePlan.ts'

/** Ticks a task of a card's body, or takes the tick away: one character. */
export function tickTask(intent: Extract<Intent, { kind: 'tickTask' }>, board: Board): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const { card } = found
  const at = findBox(card, intent.line, intent.nth)
  if (at === -1) return refuse('changedSince', t('{0} has no such task any more.', card.id))
  const isTicked = /[xX]/.test(card.text[at] ?? '')
  const mark = intent.isDone ? 'x' : ' '
  const after = card.text.slice(0, at) + mark + card.text.slice(at + 1)
  const isSaid = isTicked === intent.isDone
  return planFor(board, card, {
    edits: isSaid ? [] : [{ kind: 'lines', path: card.path, hunks: lineHunks(card.text, after) }],
    subject: `${intent.isDone ? 'tick' : 'untick'} a task of ${card.id}`,
  })
}

/** The offset of the character in the box of the nth body line that says `line`; -1 if that is no task. */
function findBox({ text }: Card, line: string, nth: number): number {
  let count = 0
  let at = splitFrontMatter(text)?.bodyStart ?? text.length
  for (; at < text.length; at = endOfLine(text, at)) {
    const said = text.slice(at, endOfLine(text, at)).replace(/\r?\n$/, '')
    if (said !== line || count++ !== nth) continue
    const box = boxIn(said)
    return box === -1 ? -1 : at + box
  }
  return -1
}

/** What a body says with none of its tasks ticked. */
export function unticked(body: string): string {
  return body.replace(/[^\n]+/g, (line) => {
    const box = boxIn(line)
    return box === -1 ? line : `${line.slice(0, box)} ${line.slice(box + 1)}`
  })
}

/** A task of a card's body. */
export interface Task {
  readonly text: string
  readonly isDone: boolean
}

interface TaskLine extends Task {
  readonly line: string
}

/** The tasks of a card, top to bottom. */
export function tasksOf({ text }: Card): readonly TaskLine[] {
  const lines = text.slice(splitFrontMatter(text)?.bodyStart ?? text.length).split(/\r?\n/)
  return lines.flatMap((line) => {
    const box = boxIn(line)
    return box === -1 ? [] : [{ line, text: line.slice(box + 2).trim(), isDone: line[box] !== ' ' }]
  })
}

/** The wish to tick the task of a card that says `task`, without case; where none does, one that will be refused. */
export function tickIntent(
  board: Board,
  { card, task, isDone }: { readonly card: string; readonly task: string; readonly isDone: boolean },
): Extract<Intent, { kind: 'tickTask' }> {
  const found = board.cardsById.get(card.trim().toLowerCase())?.[0]
  const wanted = task.trim().toLowerCase()
  const tasks = found ? tasksOf(found).filter(({ text }) => text.toLowerCase() === wanted) : []
  const { line } = tasks.find((one) => one.isDone !== isDone) ?? tasks[0] ?? { line: task }
  return { kind: 'tickTask', card, line, nth: 0, isDone }
}

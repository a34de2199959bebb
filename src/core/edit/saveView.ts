import type { Board } from '../board/board.ts'
import { parseWorkflow } from '../board/parseWorkflow.ts'
import type { Plan, Refusal } from '../card/edit.ts'
import { refuse } from '../card/edit.ts'
import { spliceMap, writeKey } from '../card/spliceMap.ts'
import { entryEnd } from '../card/spliceKey.ts'
import { splice, startOfLine } from '../card/textLines.ts'
import { t } from '../l10n/l10n.ts'
import { addTopEntry, readEntry } from './columns/columnText.ts'
import { cannotSplice, fileEdits, spelledOut } from './columns/workflowText.ts'
import type { Intent } from './intent.ts'
import type { PlanContext } from './planContext.ts'
import { checkLine } from './text.ts'

const maxLength = 200

/** Saves a filter for the team under its name, or takes it away. */
export function saveView(
  intent: Extract<Intent, { kind: 'saveView' }>,
  board: Board,
  context: PlanContext,
): Plan | Refusal {
  const name = checkLine(intent.name, t('The name of a filter'), maxLength)
  if (typeof name !== 'string') return name
  if (name === '__proto__' || name === 'constructor' || name === 'prototype')
    return refuse('invalidValue', t('{0} cannot be the name of a filter.', name))
  const filter = intent.filter === null ? null : checkLine(intent.filter, t('A filter'), maxLength)
  if (filter !== null && typeof filter !== 'string') return filter
  const { views, fieldNames, title } = board.workflow
  const known = views.find((view) => view.name === name)?.filter ?? null
  const others = views.filter((view) => view.name !== name)
  const text = spelledOut(board, context)
  const changed = text && withView(text, name, filter)
  if (
    known !== filter &&
    (changed === null || !says(changed, title, board, filter === null ? others : [...others, { name, filter }]))
  )
    return cannotSplice()
  return {
    kind: 'plan',
    cards: [],
    edits: known === filter || changed === null ? [] : fileEdits(context, changed),
    names: fieldNames,
    subject: filter === null ? `board: remove filter ${name}` : `board: save filter ${name}`,
    body: filter ?? title,
    trailers: [{ key: 'View', value: name }],
  }
}

function withView(text: string, name: string, filter: string | null): string | null {
  const entry = readEntry(text, 'views')
  const value = filter === null ? null : { text: filter }
  if (entry?.value.kind === 'map' && entry.value.entries.length > 0) {
    const isLast = filter === null && entry.value.entries.every(({ key }) => key === name)
    if (isLast) return splice(text, startOfLine(text, entry.keyStart), entryEnd(text, entry), '')
    return spliceMap(text, entry.value, { key: name, value })
  }
  if (filter === null) return text
  const bare = entry === null ? text : splice(text, startOfLine(text, entry.keyStart), entryEnd(text, entry), '')
  return addTopEntry(bare, ['views:', `  ${writeKey(name)}: ${writeKey(filter)}`])
}

/** Whether a changed `board.md` says these filters, and all else as before. */
function says(text: string, title: string, { workflow }: Board, views: Board['workflow']['views']): boolean {
  const after = parseWorkflow(text, title)
  const sorted = (list: typeof views): string => JSON.stringify(list.map(({ name, filter }) => [name, filter]).sort())
  const rest = (one: typeof workflow): string => JSON.stringify({ ...one, views: [], problems: [] })
  return !after.isBroken && sorted(after.views) === sorted(views) && rest(after) === rest(workflow)
}

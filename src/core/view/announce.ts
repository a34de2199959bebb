import type { Board, BoardColumn } from '../board/board.ts'
import { columnIndexOf } from '../board/buildBoard.ts'
import { findColumn, statusIndex } from '../board/findColumn.ts'
import { signalName } from '../board/signalNames.ts'
import { isSignal } from '../board/signals.ts'
import type { Plan } from '../card/edit.ts'
import type { ColumnIntent, Intent } from '../edit/intent.ts'
import { list, plural, t } from '../l10n/l10n.ts'

/** The sentence that says what happened, for the screen reader and the terminal. `board` is the one after it. */
export function announce(intent: Intent, plan: Plan, board: Board): string {
  const nothing = plan.cards.length === 0 ? t('Nothing to change') : t('{0}: nothing to change', cardsOf(plan))
  const said = plan.edits.length === 0 ? nothing : sentence(intent, plan, board)
  return plan.notice === undefined ? said : `${said}. ${plan.notice}`
}

function sentence(intent: Intent, plan: Plan, board: Board): string {
  const id = cardsOf(plan)
  switch (intent.kind) {
    case 'moveCard':
      return t('{0} moved to {1}', id, placeIn(board, plan))
    case 'addCard':
      return t('{0} added to {1}', id, placeIn(board, plan))
    case 'retitleCard':
      return t('{0} is now called {1}', id, plan.body)
    case 'assignCard':
      return intent.assignees.length === 0
        ? t('{0} assigned to nobody', id)
        : t('{0} assigned to {1}', id, list(intent.assignees))
    case 'blockCard':
      return t('{0} blocked: {1}', id, intent.reason)
    case 'unblockCard':
      return t('{0} unblocked', id)
    case 'flagThief':
      return intent.thief === null
        ? t('{0} no longer flagged', id)
        : t('{0} flagged: {1}', id, thiefName(board, intent.thief))
    case 'setClassOfService':
      return t('{0} is now {1}', id, intent.classOfService)
    case 'archiveCard':
      return t('{0} archived', id)
    case 'restoreCard':
      return t('{0} is again as it was: {1}', id, placeIn(board, plan))
    case 'setField':
      return fieldSentence(id, intent)
    case 'tickTask':
      return intent.isDone ? t('{0}: task ticked', id) : t('{0}: task no longer ticked', id)
    case 'batch':
      return batchSentence(intent, plan, board)
    case 'duplicateCard':
      return t('{0} copied as {1}', intent.card, `${id}: ${placeIn(board, plan)}`)
    case 'renameCard':
      return t('{0} is now {1}', intent.card, intent.id)
    case 'renameColumn':
    case 'limitColumn':
    case 'addColumn':
    case 'moveColumn':
    case 'removeColumn':
      return columnSentence(intent, plan, board)
    case 'saveView':
      return intent.filter === null ? t('Filter {0} taken away', intent.name) : t('Filter {0} saved', intent.name)
    case 'muteFinding':
      return intent.card === null
        ? t('{0} muted', signalSaid(intent.signal))
        : t('{0} of {1} muted', signalSaid(intent.signal), intent.card)
    case 'unmuteFinding':
      return intent.card === null
        ? t('{0} no longer muted', signalSaid(intent.signal))
        : t('{0} of {1} no longer muted', signalSaid(intent.signal), intent.card)
    case 'undo':
    case 'redo':
      return backAndForth(intent.kind, plan.subject.replace(/^board: (?:undo |redo )?/, ''))
  }
}

function backAndForth(kind: 'undo' | 'redo', what: string): string {
  return kind === 'undo' ? t('Undone: {0}', what) : t('Redone: {0}', what)
}

function fieldSentence(id: string, { field, value }: Extract<Intent, { kind: 'setField' }>): string {
  const said = typeof value === 'string' ? value.trim() : list(value ?? [])
  return said === '' ? t('{0}: {1} taken away', id, field) : t('{0}: {1} is now {2}', id, field, said)
}

/** By its name, where the board that is now still has it. */
function columnSentence(intent: ColumnIntent, plan: Plan, { workflow }: Board): string {
  const column = intent.kind === 'addColumn' ? null : findColumn(workflow, intent.column)
  const name = column?.name ?? ('column' in intent ? intent.column : '')
  switch (intent.kind) {
    case 'renameColumn':
      return t('Column {0} is now called {1}', intent.column, intent.name)
    case 'limitColumn':
      return intent.limit === null
        ? t('Column {0} has no limit any more', name)
        : t('Column {0} has a limit of {1}', name, intent.limit)
    case 'addColumn':
      return t('Column {0} added', intent.name)
    case 'moveColumn':
      return column === null
        ? t('Column {0} moved', name)
        : t('Column {0} is now {1} of {2}', name, workflow.columns.indexOf(column) + 1, workflow.columns.length)
    case 'removeColumn':
      return plan.cards.length === 0
        ? t('Column {0} removed', intent.column)
        : plural(
            plan.cards.length,
            'Column {1} removed, {0} card moved',
            'Column {1} removed, {0} cards moved',
            intent.column,
          )
  }
}

/** What was done to all of them, where it was the same. */
function batchSentence({ intents }: Extract<Intent, { kind: 'batch' }>, plan: Plan, board: Board): string {
  const count = plan.cards.length
  const [first] = intents
  const isOfOneKind = intents.every(({ kind }) => kind === first?.kind)
  if (isOfOneKind && first?.kind === 'archiveCard') return plural(count, '{0} card archived', '{0} cards archived')
  const targets = new Set(intents.flatMap((one) => (one.kind === 'moveCard' ? one.to.toLowerCase() : [])))
  const column = first?.kind === 'moveCard' ? findColumn(board.workflow, first.to) : null
  if (!isOfOneKind || targets.size !== 1 || column === null)
    return plural(count, '{0} card changed', '{0} cards changed')
  const moved = plural(count, '{0} card moved to {1}', '{0} cards moved to {1}', column.name)
  return withExcess(moved, board.columns[board.workflow.columns.indexOf(column)])
}

/** A sentence that also says whether the column is over its limit. */
function withExcess(said: string, column: BoardColumn | undefined): string {
  if (column?.wip.state !== 'over') return said
  const { count, limit } = column.wip
  return t('{0}; {1} is over its limit, {2} of {3}', said, column.column.name, count, limit ?? 0)
}

function signalSaid(signal: string): string {
  return isSignal(signal) ? `“${signalName(signal)}”` : signal
}

function cardsOf(plan: Plan): string {
  return list(plan.cards)
}

/** `Review, 2 of 5`: the card's place in the column, and whether the column is over its limit. */
function placeIn(board: Board, plan: Plan): string {
  const id = plan.cards[0]?.toLowerCase() ?? ''
  const card = board.cardsById.get(id)?.[0]
  const column = card === undefined ? undefined : board.columns[columnIndexOf(card, statusIndex(board.workflow))]
  if (card === undefined || column === undefined) return t('a column that is not shown')
  const place = t('{0}, {1} of {2}', column.column.name, column.cards.indexOf(card) + 1, column.cards.length)
  return withExcess(place, column)
}

function thiefName(board: Board, thief: string): string {
  const wanted = thief.toLowerCase()
  return board.workflow.thieves.find(({ id }) => id.toLowerCase() === wanted)?.name ?? thief
}

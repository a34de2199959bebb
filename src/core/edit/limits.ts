import type { Board } from '../board/board.ts'
import { isActiveColumn, peopleOf } from '../board/wip.ts'
import type { Card, ClassOfService } from '../card/card.ts'
import { type Refusal, type Trailer, refuse } from '../card/edit.ts'
import { t } from '../l10n/l10n.ts'
import { oneLine } from './text.ts'

/** What of a card the limits look at. */
export interface Standing {
  /** Index into the workflow's columns. */
  readonly column: number
  readonly assignees: readonly string[]
  readonly classOfService: ClassOfService
}

/** A limit that a change goes over, or further over. */
interface Excess {
  /** As the trailer names it: column id, `@person` or `expedite`. */
  readonly name: string
  readonly count: number
  readonly limit: number
  /** Begins the sentence that says so. */
  readonly sentence: string
}

/**
 * The trailers that a change from `before` (null: a new card) to `after` owes to the limits, or why it cannot be. Only
 * limits that the change makes worse count: what was over before, and stays as it was, is free.
 */
export function checkLimits(
  board: Board,
  before: Standing | null,
  after: Standing,
  reason: string | null,
): readonly Trailer[] | Refusal {
  const excesses = [
    ...columnExcess(board, before, after),
    ...personExcess(board, before, after),
    ...expediteExcess(board, before, after),
  ]
  const first = excesses[0]
  if (first === undefined) return []
  const { policy } = board.workflow.limits
  const sentences = excesses.map(({ sentence }) => sentence).join(' ')
  const given = oneLine(reason ?? '')
  if (policy === 'block') return refuse('wipLimitReached', t("{0} The team's policy does not allow it.", sentences))
  if (policy === 'ask' && given === '') return refuse('reasonRequired', t('{0} Say why to go over it.', sentences))
  const trailers: Trailer[] = excesses.map(({ name, count, limit }) => ({
    key: 'Over-limit',
    value: `${name} ${count} of ${limit}`,
  }))
  return given === '' ? trailers : [...trailers, { key: 'Reason', value: given }]
}

/** What the limits see of a card on the board. */
export function standingOf(card: Card, column: number): Standing {
  return { column, assignees: card.assignees, classOfService: card.classOfService }
}

function columnExcess(board: Board, before: Standing | null, after: Standing): readonly Excess[] {
  const entered = board.columns[after.column]
  if (entered === undefined || before?.column === after.column) return []
  const { count, limit } = entered.wip
  if (limit === null || count < limit) return []
  const { id, name } = entered.column
  const sentence = t('{0} would be {1} of {2}.', name, count + 1, limit)
  return [{ name: id, count: count + 1, limit, sentence }]
}

function personExcess(board: Board, before: Standing | null, after: Standing): readonly Excess[] {
  const limit = board.workflow.limits.perPerson
  if (limit === null) return []
  const had = new Set(activePeople(board, before))
  return activePeople(board, after).flatMap((person) => {
    const count = (board.activeByPerson.get(person) ?? 0) + 1
    if (had.has(person) || count <= limit) return []
    const shown = after.assignees.find((name) => peopleOf([name])[0] === person) ?? person
    const sentence = t('{0} would have {1} active cards of {2}.', nameOf(board, person) ?? shown, count, limit)
    return [{ name: `@${shown.replace(/^@/, '')}`, count, limit, sentence }]
  })
}

function expediteExcess(board: Board, before: Standing | null, after: Standing): readonly Excess[] {
  const limit = board.workflow.limits.expedite
  const count = board.activeExpedite + 1
  if (limit === null || count <= limit || isActiveExpedite(board, before) || !isActiveExpedite(board, after)) return []
  return [
    { name: 'expedite', count, limit, sentence: t('There would be {0} active expedite cards of {1}.', count, limit) },
  ]
}

function activePeople(board: Board, standing: Standing | null): readonly string[] {
  if (standing === null || !isActiveColumn(board.workflow, standing.column)) return []
  return peopleOf(standing.assignees)
}

function isActiveExpedite(board: Board, standing: Standing | null): boolean {
  return standing?.classOfService === 'expedite' && isActiveColumn(board.workflow, standing.column)
}

function nameOf(board: Board, person: string): string | null {
  return board.workflow.people.find(({ id }) => id.toLowerCase() === person)?.name ?? null
}

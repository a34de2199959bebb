import type { Place, SingleIntent } from '../../core/edit/intent.ts'
import { intoLane, type Lane } from '../../core/view/swimlanes.ts'
import type { BoardState, ColumnState } from './boardState.ts'
import type { Cell } from './cells.ts'
import type { DropSpot } from './dragState.ts'
import { placeAt } from './landing.ts'
import type { Screen } from './screen.ts'

/** A wish about one card. */
export interface CardWish {
  readonly key: string
  readonly intent: SingleIntent
}

/** Sends what is wished for several cards as one: one commit. Of a single card it is the plain wish. */
export function sendTogether({ wishes }: Screen, made: readonly CardWish[]): void {
  const [first, ...more] = made
  if (!first) return
  if (more.length === 0) return wishes.send(first.intent, first.key)
  const keys = made.map(({ key }) => key)
  wishes.send({ kind: 'batch', intents: made.map(({ intent }) => intent), reason: null }, keys)
}

/** Puts cards where they were let go: into a column, one under the other, and into a lane, all in one. */
export function dropCards(screen: Screen, keys: readonly string[], { column, lane, place }: DropSpot): void {
  const into = screen.state.cells.lane(lane)
  const moves = place === null ? [] : movesTo(screen, keys, column, place)
  const changes = screen.state.cardViews(keys).flatMap((card): readonly CardWish[] => {
    const intent = into && intoLane(card, into)
    return intent ? [{ key: card.key, intent }] : []
  })
  sendTogether(screen, [...moves, ...changes])
}

/** Puts cards into a column, one under the other. */
export function moveCards(screen: Screen, keys: readonly string[], to: string, place: Place): void {
  sendTogether(screen, movesTo(screen, keys, to, place))
}

/** Cards between which others come to lie; those are in none of the lists. */
export interface Among {
  /** All of the column. */
  readonly all: readonly string[]
  /** Those that are drawn in the list. */
  readonly shown: readonly string[]
  readonly lane: Lane | null
}

/** The place under so many of the cards that are drawn; above the first of a lane it is right above that one. */
export function placeAmong(state: BoardState, { all, shown, lane }: Among, index: number): Place {
  const first = shown[0]
  if (!lane || index > 0) return placeAt(state.cardViews(shown), index)
  return first === undefined ? 'bottom' : placeAt(state.cardViews(all), all.indexOf(first))
}

function movesTo({ state }: Screen, keys: readonly string[], to: string, place: Place): readonly CardWish[] {
  let next = place
  return state.cardViews(keys).map(({ key, id }) => {
    const intent = { kind: 'moveCard', card: id, to, place: next, reason: null } as const
    if (next !== 'bottom') next = { after: id }
    return { key, intent }
  })
}

/** Moves cards to the bottom of the column beside the one that each is in. */
export function moveSideways(screen: Screen, keys: readonly string[], step: 1 | -1): void {
  const columns = screen.state.columns.peek()
  const made = columns.flatMap((column, i) => {
    const to = columns[i + step]
    return to ? movesTo(screen, chosenIn(column, keys), to.id, 'bottom') : []
  })
  sendTogether(screen, made)
}

/** Moves the cards of each column together past their neighbour, within the lane that they are in. */
export function moveAlong(screen: Screen, keys: readonly string[], step: 1 | -1): void {
  const chosen = new Set(keys)
  const made = screen.state.columns
    .peek()
    .flatMap((column) => column.cells.peek().flatMap((cell) => pastNeighbour(screen, { column, cell, chosen }, step)))
  sendTogether(screen, made)
}

interface ChosenIn {
  readonly column: ColumnState
  readonly cell: Cell
  readonly chosen: ReadonlySet<string>
}

function pastNeighbour(screen: Screen, { column, cell, chosen }: ChosenIn, step: 1 | -1): readonly CardWish[] {
  const moved = cell.keys.filter((key) => chosen.has(key))
  const edge = step === 1 ? moved.at(-1) : moved[0]
  if (edge === undefined) return []
  const isOther = (key: string): boolean => !moved.includes(key)
  const shown = cell.keys.filter(isOther)
  const index = cell.keys.slice(0, cell.keys.indexOf(edge)).filter(isOther).length + step
  if (index < 0 || index > shown.length) return []
  const all = column.order.peek().filter(isOther)
  const place = placeAmong(screen.state, { all, shown, lane: cell.lane }, index)
  return movesTo(screen, moved, column.id, place)
}

/** Moves cards to an end of the column that each is in. */
export function moveWithin(screen: Screen, keys: readonly string[], place: 'top' | 'bottom'): void {
  const columns = screen.state.columns.peek()
  sendTogether(
    screen,
    columns.flatMap((column) => movesTo(screen, chosenIn(column, keys), column.id, place)),
  )
}

function chosenIn(column: ColumnState, keys: readonly string[]): readonly string[] {
  const chosen = new Set(keys)
  return column.order.peek().filter((key) => chosen.has(key))
}

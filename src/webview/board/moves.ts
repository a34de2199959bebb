import type { Place, SingleIntent } from '../../core/edit/intent.ts'
import type { ColumnState } from './boardState.ts'
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

/** Puts cards into a column, one under the other. */
export function moveCards(screen: Screen, keys: readonly string[], to: string, place: Place): void {
  sendTogether(screen, movesTo(screen, keys, to, place))
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

/** Moves the cards of each column together past their neighbour. */
export function moveAlong(screen: Screen, keys: readonly string[], step: 1 | -1): void {
  const made = screen.state.columns.peek().flatMap((column) => {
    const chosen = chosenIn(column, keys)
    const edge = step === 1 ? chosen.at(-1) : chosen[0]
    if (edge === undefined) return []
    const isChosen = new Set(chosen)
    const shown = column.shown.peek()
    const others = shown.filter((key) => !isChosen.has(key))
    const above = shown.slice(0, shown.indexOf(edge)).filter((key) => !isChosen.has(key)).length
    const index = above + step
    if (index < 0 || index > others.length) return []
    return movesTo(screen, chosen, column.id, placeAt(screen.state.cardViews(others), index))
  })
  sendTogether(screen, made)
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

import type { Card } from '../../card/card.ts'

interface Step {
  readonly card: Card
  /** Ids that are still to be followed. */
  readonly next: Card[]
}

/**
 * Rings of cards that depend on each other, each told once, in the order in which one depends on the next. No ring is
 * told that shares its way back with another one: as many as are needed to see that there is one.
 */
export function cyclesOf(cards: readonly Card[]): readonly (readonly Card[])[] {
  const byId = new Map(cards.map((card) => [card.id.toLowerCase(), card]))
  const followed = (card: Card): Card[] => card.dependsOn.flatMap((id) => byId.get(id.toLowerCase()) ?? [])
  const seen = new Set<Card>()
  const cycles: (readonly Card[])[] = []
  for (const card of cards) if (!seen.has(card)) walk(card)
  return cycles

  // A loop and not a recursion: a chain may be as long as the board.
  function walk(first: Card): void {
    const path: Step[] = [{ card: first, next: followed(first) }]
    const onPath = new Set([first])
    seen.add(first)
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const card = step.next.shift()
      if (card === undefined) onPath.delete(path.pop()?.card ?? first)
      else if (onPath.has(card))
        cycles.push(path.slice(path.findIndex((one) => one.card === card)).map((one) => one.card))
      else if (!seen.has(card)) {
        seen.add(card)
        onPath.add(card)
        path.push({ card, next: followed(card) })
      }
    }
  }
}

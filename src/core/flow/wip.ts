import type { DayRange, TimedCard } from './timedCard.ts'

/** Active cards when each day ended: started, and neither finished nor gone. */
export function dailyWip(cards: readonly TimedCard[], { from, to }: DayRange): readonly number[] {
  const length = Math.max(0, to - from + 1)
  const changes = Array.from({ length: length + 1 }, () => 0)
  const change = (day: number, by: number): void => {
    const at = Math.min(Math.max(day - from, 0), length)
    changes[at] = (changes[at] ?? 0) + by
  }
  for (const { span } of cards) {
    if (span.started === null) continue
    change(span.started, 1)
    const end = span.finished ?? span.left
    if (end !== null) change(end, -1)
  }
  let active = 0
  return changes.slice(0, length).map((by) => (active += by))
}

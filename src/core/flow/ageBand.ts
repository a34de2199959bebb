import type { AgeBand } from './flowReport.ts'

/** Fewer finished cards than these say too little to judge by. */
export const enoughCards = 12

/** Up to where an age is usual, and from where it is late. Days; null: nobody knows. */
export interface AgeBounds {
  readonly usual: number | null
  readonly late: number | null
}

/** The team's own: up to p50 is usual, over p85 is late; nothing is known under 12 finished cards. */
export function ownBounds(own: {
  readonly n: number
  readonly p50: number | null
  readonly p85: number | null
}): AgeBounds {
  return own.n < enoughCards ? { usual: null, late: null } : { usual: own.p50, late: own.p85 }
}

/** What ages are held against, and what it is. */
export interface Yardstick extends AgeBounds {
  readonly usualIs: 'p50' | 'halfSle'
  readonly lateIs: 'p85' | 'sle'
}

/** The team's promise, where it made one: usual is up to its own p50, or half the promise. Else its own times. */
export function yardstickOf(own: Parameters<typeof ownBounds>[0], sle: { readonly days: number } | null): Yardstick {
  const bounds = ownBounds(own)
  if (sle === null) return { ...bounds, usualIs: 'p50', lateIs: 'p85' }
  return bounds.usual !== null && bounds.usual < sle.days
    ? { usual: bounds.usual, usualIs: 'p50', late: sle.days, lateIs: 'sle' }
    : { usual: Math.floor(sle.days / 2), usualIs: 'halfSle', late: sle.days, lateIs: 'sle' }
}

/** Where an age stands. */
export function ageBand(days: number, { usual, late }: AgeBounds): AgeBand {
  if (late === null) return null
  if (days > late) return 'late'
  return usual === null || days <= usual ? 'usual' : 'slow'
}

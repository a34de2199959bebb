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

/** Where an age stands. */
export function ageBand(days: number, { usual, late }: AgeBounds): AgeBand {
  if (late === null) return null
  if (days > late) return 'late'
  return usual === null || days <= usual ? 'usual' : 'slow'
}

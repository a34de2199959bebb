import type { LimitPolicy } from '../board/workflow.ts'
import { t } from '../l10n/l10n.ts'

/** What the limit of a column says to more cards. */
export interface Capacity {
  readonly count: number
  readonly limit: number | null
  readonly policy: LimitPolicy
}

/** What `more` cards will make of a column: `would be 7 of 4 — needs a reason`; empty while within the limit. */
export function wouldBe({ count, limit, policy }: Capacity, more: number): string {
  const total = count + more
  if (limit === null || more === 0 || total <= limit) return ''
  switch (policy) {
    case 'warn':
      return t('would be {0} of {1}', total, limit)
    case 'ask':
      return t('would be {0} of {1} — needs a reason', total, limit)
    case 'block':
      return t('would be {0} of {1} — not allowed', total, limit)
  }
}

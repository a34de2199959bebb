import type { Board } from '../../core/board/board.ts'
import type { Plan, Refusal } from '../../core/card/edit.ts'
import type { Intent } from '../../core/edit/intent.ts'
import { announce } from '../../core/view/announce.ts'
import type { GitError } from '../git/gitError.ts'
import type { WriteOutcome } from '../commit/writer.ts'

/** How a wish ended. `message` is the sentence for people; `cards` are the ids it is about. */
export type SessionOutcome =
  | {
      readonly kind: 'committed' | 'pending' | 'unchanged'
      readonly message: string
      readonly cards: readonly string[]
      /** null while pending, where nothing changed, and without a repository. */
      readonly commit: string | null
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** git said no; the change is on disk and pending. */
  | { readonly kind: 'failed'; readonly message: string; readonly cards: readonly string[]; readonly error: GitError }

/** Says how a wish ended; `plan` is what was to be done (null: it was refused), `board` the one after it. */
export function sessionOutcome(intent: Intent, outcome: WriteOutcome, plan: Plan | null, board: Board): SessionOutcome {
  const cards = plan?.cards ?? []
  const message = plan === null ? '' : announce(intent, plan, board)
  switch (outcome.kind) {
    case 'refused':
      return outcome
    case 'unchanged':
      return { kind: 'unchanged', message, cards, commit: null }
    case 'committed':
      return { kind: 'committed', message, cards, commit: outcome.commit }
    case 'pending':
      return { kind: 'pending', message, cards, commit: null }
    case 'failed':
      return { kind: 'failed', message: outcome.error.message, cards, error: outcome.error }
  }
}

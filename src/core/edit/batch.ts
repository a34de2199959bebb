import type { Board } from '../board/board.ts'
import { findColumn } from '../board/findColumn.ts'
import { type Plan, type Refusal, refuse } from '../card/edit.ts'
import { t } from '../l10n/l10n.ts'
import { batchSubject, batchTrailers, changeLines } from './commitMessage.ts'
import { DraftBoard } from './draftBoard.ts'
import type { Intent, SingleIntent } from './intent.ts'
import { joinEdits } from './joinEdits.ts'
import type { PlanContext } from './planContext.ts'
import { fewOf } from './writtenList.ts'

type Planner = (intent: SingleIntent, board: Board, context: PlanContext) => Plan | Refusal

/**
 * Plans several wishes one after the other, each on the board that those before it make, as one plan: all are granted,
 * or none. Cards that are dropped at one place land there in the order of the wishes.
 */
export function planBatch(
  intent: Extract<Intent, { kind: 'batch' }>,
  board: Board,
  context: PlanContext,
  planOne: Planner,
): Plan | Refusal {
  const draft = new DraftBoard(board, context)
  const plans: Plan[] = []
  const drops = new Drops()
  for (const wish of intent.intents) {
    const single = drops.inOrder(withReason(wish, intent.reason), draft.board)
    const plan = planOne(single, draft.board, draft.context)
    if (plan.kind === 'refusal') return naming(single, plan)
    const refusal = draft.follow(plan)
    if (refusal !== null) return naming(single, refusal)
    plans.push(plan)
  }
  if (plans.length === 0) return refuse('invalidValue', t('Nothing is wished for.'))
  return joinPlans(board, plans, draft)
}

/** Several plans as one: one commit, and one undo. */
export function joinPlans(board: Board, plans: readonly Plan[], draft: DraftBoard): Plan {
  const made = plans.filter(({ edits }) => edits.length > 0)
  const [only] = made
  if (only !== undefined && made.length === 1) return only
  const notices = [...new Set(plans.flatMap(({ notice }) => notice ?? []))]
  const said = made.length === 0 ? plans : made
  return {
    kind: 'plan',
    cards: [...new Set(said.flatMap(({ cards }) => cards))],
    edits: joinEdits(plans, draft),
    names: board.workflow.fieldNames,
    subject: batchSubject(said),
    body: fewOf([...new Set(said.map(({ body }) => body))]),
    changes: changeLines(said),
    trailers: batchTrailers(said),
    ...(notices.length === 0 ? {} : { notice: notices.join(' ') }),
  }
}

function withReason(intent: SingleIntent, reason: string | null): SingleIntent {
  return 'reason' in intent && intent.reason === null && reason !== null ? { ...intent, reason } : intent
}

/** A refusal of one among many says which card it is about. */
function naming(intent: SingleIntent, refusal: Refusal): Refusal {
  if (!('card' in intent) || intent.card === null || refusal.message.toLowerCase().includes(intent.card.toLowerCase()))
    return refusal
  return refuse(refusal.code, `${intent.card}: ${refusal.message}`)
}

/** Remembers which card was last put at a place: the next one of that place comes below it. */
class Drops {
  readonly #last = new Map<string, string>()

  inOrder(intent: SingleIntent, { workflow }: Board): SingleIntent {
    if (intent.kind !== 'moveCard' || intent.place === 'bottom') return intent
    const { place } = intent
    const column = findColumn(workflow, intent.to)?.id ?? intent.to
    const key = `${column}\n${place === 'top' ? '' : place.after.toLowerCase()}`
    const last = this.#last.get(key)
    this.#last.set(key, intent.card)
    return last === undefined ? intent : { ...intent, place: { after: last } }
  }
}

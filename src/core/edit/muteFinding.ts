import type { Board } from '../board/board.ts'
import { parseWorkflow } from '../board/parseWorkflow.ts'
import { isSignal } from '../board/signals.ts'
import type { Mute, Workflow } from '../board/workflow.ts'
import { type Plan, type Refusal, refuse } from '../card/edit.ts'
import { isCalendarDate } from '../card/isCalendarDate.ts'
import { appendItem, removeItem } from '../card/listItems.ts'
import { entryEnd } from '../card/spliceKey.ts'
import { spliceMap, writeKey } from '../card/spliceMap.ts'
import { splice, startOfLine } from '../card/textLines.ts'
import type { YamlNode } from '../card/yamlTree.ts'
import { t } from '../l10n/l10n.ts'
import { addTopEntry, readEntry } from './columns/columnText.ts'
import { cannotSplice, fileEdits, spelledOut } from './columns/workflowText.ts'
import { findCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import type { PlanContext } from './planContext.ts'
import { checkLine, shown } from './text.ts'

const maxLength = 200

/** Hides what a signal finds, of one card or of all, in `board.md`; a mute that is there already is said anew. */
export function muteFinding(
  intent: Extract<Intent, { kind: 'muteFinding' }>,
  board: Board,
  context: PlanContext,
): Plan | Refusal {
  const about = checkAbout(intent, board)
  if ('kind' in about) return about
  const reason = checkLine(intent.reason, t('The reason'), maxLength)
  if (typeof reason !== 'string') return reason
  const { until } = intent
  if (until !== null && (!isCalendarDate(until) || until < context.today))
    return refuse('invalidValue', t('The last day is a date like {0}, and not in the past.', context.today))
  const mute: Mute = { ...about, reason, until }
  const { mutes } = board.workflow
  const at = mutes.findIndex((one) => isAbout(one, mute))
  const meant = at === -1 ? [...mutes, mute] : mutes.with(at, { ...mute, card: mutes[at]?.card ?? null })
  const text = spelledOut(board, context)
  const changed = text && (at === -1 ? withMute(text, mute) : sayAnew(text, at, mute))
  return mutePlan(board, context, { verb: 'mute', about, body: reason, changed, meant })
}

/** Shows again what a signal finds, of one card or of all. */
export function unmuteFinding(
  intent: Extract<Intent, { kind: 'unmuteFinding' }>,
  board: Board,
  context: PlanContext,
): Plan | Refusal {
  const { workflow } = board
  const meant = workflow.mutes.filter((mute) => !isAbout(mute, intent))
  let changed = spelledOut(board, context)
  // From the last one on, so that the places of those before it stay.
  for (let at = workflow.mutes.length - 1; at >= 0 && changed !== null; at--) {
    const mute = workflow.mutes[at]
    if (mute && isAbout(mute, intent)) changed = withoutMute(changed, at)
  }
  return mutePlan(board, context, { verb: 'unmute', about: intent, body: workflow.title, changed, meant })
}

type About = Pick<Mute, 'signal' | 'card'>

/** Whether a mute is about that signal, of that card. */
function isAbout(mute: Mute, { signal, card }: About): boolean {
  return mute.signal === signal && (mute.card?.toLowerCase() ?? null) === (card?.toLowerCase() ?? null)
}

function checkAbout({ signal, card }: About, board: Board): About | Refusal {
  if (!isSignal(signal)) return refuse('invalidValue', t('{0} is not a signal of the time thieves.', shown(signal)))
  if (card === null) return { signal, card }
  const found = findCard(board, card)
  return found.kind === 'refusal' ? found : { signal, card: found.card.id }
}

interface MuteChange {
  readonly verb: 'mute' | 'unmute'
  readonly about: About
  readonly body: string
  /** null: it could not be written. */
  readonly changed: string | null
  readonly meant: readonly Mute[]
}

function mutePlan(board: Board, context: PlanContext, change: MuteChange): Plan | Refusal {
  const { verb, about, body, changed, meant } = change
  const { workflow } = board
  const isNew = JSON.stringify(meant) !== JSON.stringify(workflow.mutes)
  if (isNew && (changed === null || !says(changed, workflow, meant))) return cannotSplice()
  const { signal, card } = about
  return {
    kind: 'plan',
    cards: [],
    edits: isNew && changed !== null ? fileEdits(context, changed) : [],
    names: workflow.fieldNames,
    subject: card === null ? `board: ${verb} ${signal}` : `board: ${verb} ${signal} of ${card}`,
    body,
    trailers: [{ key: 'Mute', value: card === null ? signal : `${signal} ${card}` }],
  }
}

/** Whether a changed `board.md` says these mutes, and all else as before. */
function says(text: string, workflow: Workflow, mutes: readonly Mute[]): boolean {
  const after = parseWorkflow(text, workflow.title)
  const rest = (one: Workflow): string => JSON.stringify({ ...one, mutes: [], problems: [] })
  return !after.isBroken && JSON.stringify(after.mutes) === JSON.stringify(mutes) && rest(after) === rest(workflow)
}

function withMute(text: string, { signal, card, reason, until }: Mute): string | null {
  const keys = [
    `signal: ${writeKey(signal)}`,
    ...(card === null ? [] : [`card: ${writeKey(card)}`]),
    ...(reason === null ? [] : [`reason: ${writeKey(reason)}`]),
    ...(until === null ? [] : [`until: ${until}`]),
  ]
  const written = `{${keys.join(', ')}}`
  const entry = readEntry(text, 'mutes')
  return entry === null ? addTopEntry(text, ['mutes:', `  - ${written}`]) : appendItem(text, entry, written)
}

/** The text with another reason and another last day at the mute of that place. */
function sayAnew(text: string, at: number, { reason, until }: Mute): string | null {
  const set = (from: string | null, key: 'reason' | 'until', value: Parameters<typeof spliceMap>[2]['value']) => {
    const mute = from === null ? undefined : muteAt(from, at)
    return from === null || mute?.kind !== 'map' ? null : spliceMap(from, mute, { key, value })
  }
  const reasoned = set(text, 'reason', reason === null ? null : { text: reason })
  return set(reasoned, 'until', until === null ? null : { bare: until })
}

function muteAt(text: string, at: number): YamlNode | undefined {
  const value = readEntry(text, 'mutes')?.value
  return value?.kind === 'list' ? value.items[at] : undefined
}

function withoutMute(text: string, at: number): string | null {
  const entry = readEntry(text, 'mutes')
  if (entry?.value.kind !== 'list') return null
  if (entry.value.items.length === 1) return splice(text, startOfLine(text, entry.keyStart), entryEnd(text, entry), '')
  return removeItem(text, entry, at)
}

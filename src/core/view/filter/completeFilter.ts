import { t } from '../../l10n/l10n.ts'
import type { SavedView } from '../../board/workflow.ts'
import { states } from './compileFilter.ts'
import { foldText } from './foldText.ts'
import { namedKinds, printToken, tokenAt, type FilterKind, type WantedToken } from './parseFilter.ts'
import { beginsWith, type Entry, type NamingKind, type Vocabulary } from './vocabulary.ts'

/** One way to go on. */
export interface Completion {
  /** What it puts in place of `start` to `end`. */
  readonly insert: string
  /** As it is shown: cut where it is very long. */
  readonly text: string
  /** What it means, in words; empty where the text says it. */
  readonly hint: string
  /** It takes the place of the whole text. */
  readonly isWhole?: boolean
}

export interface Completions {
  readonly start: number
  readonly end: number
  readonly options: readonly Completion[]
}

/** Shown at most. */
const mostOptions = 50
const mostLetters = 60

/** What can be typed at the caret of a filter: names for the token that is begun there, else the kinds of token. */
export function completeFilter(text: string, caret: number, vocabulary: Vocabulary): Completions {
  const token = tokenAt(text, caret)
  if (!token) return { start: caret, end: caret, options: kindsOf('', false) }
  const { start, end, isNegated } = token
  if (caret < token.valueStart || token.kind === 'text')
    return { start, end, options: token.kind === 'text' ? kindsOf(token.value, isNegated) : [] }
  const options = token.kind === 'is' ? statesOf(token.value, isNegated, vocabulary) : namesFor(token, vocabulary)
  return { start, end, options: options.slice(0, mostOptions) }
}

/** Saved filters as ways to go on: each takes the place of the whole text. */
export function completeSaved(text: string, saved: readonly SavedView[]): readonly Completion[] {
  const wanted = foldText(text.trim())
  return saved
    .filter(({ name }) => foldText(name).includes(wanted))
    .map(({ name, filter }) => ({ insert: filter, text: cut(name), hint: cut(filter), isWhole: true }))
}

function kindsOf(typed: string, isNegated: boolean): readonly Completion[] {
  const minus = isNegated ? '-' : ''
  const kinds: readonly (readonly [text: string, hint: string])[] = [
    ['@', t('people')],
    ['#', t('labels')],
    ['is:', t('blocked, mine, active …')],
    ['class:', t('class of service')],
    ['thief:', t('time thief')],
    ['team:', t('team')],
    ['column:', t('column')],
  ]
  return kinds
    .filter(([text]) => text.startsWith(typed.toLowerCase()))
    .map(([text, hint]) => ({ insert: minus + text, text: minus + text, hint }))
}

function statesOf(typed: string, isNegated: boolean, { hasAges }: Vocabulary): readonly Completion[] {
  const hints: Readonly<Record<(typeof states)[number], string>> = {
    blocked: t('something stops it'),
    mine: t('assigned to you'),
    active: t('started and not finished'),
    stale: t('too old, or too long in its column'),
    overdue: t('was due before today'),
    unassigned: t('nobody has it'),
    problem: t('its file has a problem'),
    pending: t('not in git yet'),
  }
  return states
    .filter((state) => state.startsWith(typed.toLowerCase()) && (state !== 'stale' || hasAges))
    .map((state) => completion({ kind: 'is', key: 'is', value: state, isNegated }, hints[state]))
}

function namesFor({ kind, key, value, isNegated }: WantedToken, vocabulary: Vocabulary): readonly Completion[] {
  if (!isNaming(kind)) return []
  const wanted = foldText(value)
  return vocabulary[kind]
    .filter((entry) => beginsWith(entry, wanted))
    .map((entry) => completion({ kind, key, value: oneLine(entry.value), isNegated }, hintOf(entry)))
}

function isNaming(kind: FilterKind): kind is NamingKind {
  return kind === 'person' || kind === 'label' || namedKinds.some((name) => name !== 'is' && name === kind)
}

function hintOf({ value, name, count }: Entry): string {
  return [name === value ? '' : cut(name), count === null ? '' : String(count)]
    .filter((part) => part !== '')
    .join(' · ')
}

function completion(token: WantedToken, hint: string): Completion {
  const insert = printToken(token)
  return { insert, text: cut(insert), hint }
}

/** A line break does not fit into a box of one line; whoever compares takes a space for the same. */
function oneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ')
}

function cut(text: string): string {
  return text.length > mostLetters ? `${text.slice(0, mostLetters).replace(/[\ud800-\udbff]$/, '')}…` : text
}

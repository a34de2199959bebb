import { t } from '../../l10n/l10n.ts'
import { personKey } from '../../board/wip.ts'
import type { CardView } from '../boardView.ts'
import type { BodyMatch } from './bodyWords.ts'
import { cardWords, hasAny } from './cardWords.ts'
import { foldText } from './foldText.ts'
import { type FilterToken, printToken } from './parseFilter.ts'
import { named, type NamingKind, type Vocabulary } from './vocabulary.ts'

/** Something to say about one token of a filter. */
export interface FilterRemark {
  readonly token: FilterToken
  readonly message: string
  /** The token means nothing here and hides nothing; else nothing on the board is what it asks for. */
  readonly isIgnored: boolean
}

/** A filter that is ready to be asked about cards. */
export interface CompiledFilter {
  /** It asks for nothing: every card passes. */
  readonly isEmpty: boolean
  /** Whether a card is what all tokens but the words ask for. */
  readonly accepts: (card: CardView) => boolean
  /** What a card, or its body, must say: all of it. Folded. */
  readonly words: readonly string[]
  /** What neither may say. Folded. */
  readonly unwanted: readonly string[]
  readonly remarks: readonly FilterRemark[]
}

type Test = (card: CardView) => boolean

/** What `is:` can ask. */
export const states = ['blocked', 'mine', 'active', 'stale', 'overdue', 'unassigned', 'problem', 'pending'] as const
type State = (typeof states)[number]

/** What `is:` asks with this value, which may be the beginning of one word alone; undefined is nothing. */
export function stateNamed(value: string): State | undefined {
  const wanted = foldText(value)
  return states.find((name) => name === wanted) ?? onlyOne(states.filter((name) => name.startsWith(wanted)))
}

/** Makes a filter of its tokens. Those that can mean nothing on this board are left out, each with a remark. */
export function compileFilter(tokens: readonly FilterToken[], vocabulary: Vocabulary): CompiledFilter {
  const remarks: FilterRemark[] = []
  const required: Test[] = []
  const alternatives = new Map<NamingKind, Test[]>()
  const [words, unwanted] = [new Set<string>(), new Set<string>()]
  for (const token of tokens.filter(({ value }) => value !== '')) {
    if (token.kind === 'text') {
      ;(token.isNegated ? unwanted : words).add(foldText(token.value))
      continue
    }
    const { test, message } = understand(token, vocabulary)
    if (message !== null) remarks.push({ token, message, isIgnored: test === null })
    if (!test) continue
    if (token.isNegated) required.push((card) => !test(card))
    else if (token.kind === 'is' || token.kind === 'unknown') required.push(test)
    else alternatives.set(token.kind, [...(alternatives.get(token.kind) ?? []), test])
  }
  for (const tests of alternatives.values()) required.push((card) => tests.some((test) => test(card)))
  return {
    isEmpty: required.length + words.size + unwanted.size === 0,
    accepts: (card) => required.every((test) => test(card)),
    words: [...words],
    unwanted: [...unwanted],
    remarks,
  }
}

/** Whether a card passes a filter, given what its text was found to say, and which words it nearly says. */
export function passes(
  filter: CompiledFilter,
  card: CardView,
  body: BodyMatch,
  isNear: (word: string) => boolean = () => false,
): boolean {
  if (body === 'unwanted' || !filter.accepts(card)) return false
  if (filter.words.length + filter.unwanted.length === 0) return true
  const words = cardWords(card)
  return (
    !hasAny(words, filter.unwanted) &&
    (body === 'wanted' || filter.words.every((word) => words.includes(word) || isNear(word)))
  )
}

/** What a token asks of a card, null where it can mean nothing; and what is to be said about it. */
interface Understood {
  readonly test: Test | null
  readonly message: string | null
}

function understand(token: FilterToken, vocabulary: Vocabulary): Understood {
  switch (token.kind) {
    case 'text':
    case 'unknown':
      return ignored(t('“{0}” is no token; in quotes it is searched for as text.', printToken(token)))
    case 'is':
      return understandState(token.value, vocabulary)
    case 'person':
    case 'label':
    case 'team':
    case 'class':
    case 'thief':
    case 'column':
      return understandName(token.kind, token, vocabulary)
  }
}

function ignored(message: string): Understood {
  return { test: null, message }
}

function understandName(kind: NamingKind, token: FilterToken, vocabulary: Vocabulary): Understood {
  const found = named(vocabulary[kind], token.value)
  const isWanted = isOneOf(found.map(({ value }) => value))
  const test: Test = (card) => valuesOf[kind](card).some(isWanted)
  if (found.length > 0) return { test, message: null }
  const asked = printToken({ ...token, isNegated: false })
  switch (kind) {
    case 'person':
      return { test, message: t('{0} is nobody on this board.', asked) }
    case 'label':
      return { test, message: t('No card has the label {0}.', asked) }
    case 'team':
      return { test, message: t('No card has a team for {0}.', asked) }
    case 'class':
      return ignored(t('{0} is no class of service.', asked))
    case 'thief':
      return ignored(t('{0} is no time thief of this board.', asked))
    case 'column':
      return ignored(t('{0} is no column of this board.', asked))
  }
}

/** Whether a value is one of these, but for case and accents. Thousands of cards share few values: each is folded once. */
function isOneOf(values: readonly string[]): (value: string) => boolean {
  const wanted = new Set(values.map(foldText))
  const verdicts = new Map<string, boolean>()
  return (value) => {
    const verdict = verdicts.get(value) ?? wanted.has(foldText(value))
    verdicts.set(value, verdict)
    return verdict
  }
}

const valuesOf: Readonly<Record<NamingKind, (card: CardView) => readonly string[]>> = {
  person: ({ assignees }) => assignees.map(({ id }) => id),
  label: ({ labels }) => labels,
  team: ({ team }) => (team === null ? [] : [team]),
  class: ({ classOfService }) => [classOfService],
  // Flagged or found: the counter of a thief shows both.
  thief: ({ thief, findings }) => [...(thief ? [thief.id] : []), ...findings.map((finding) => finding.thief.id)],
  column: ({ column }) => [column],
}

function understandState(value: string, { activeColumns, me, hasAges }: Vocabulary): Understood {
  const state = stateNamed(value)
  if (state === undefined) return ignored(t('is:{0} is nothing that a card can be.', value))
  if (state === 'stale' && !hasAges) return ignored(t('is:stale needs the history, which has not been read.'))
  if (state === 'mine' && me === null)
    return ignored(t('is:mine needs to know who you are: git’s user.name and user.email, in a trusted workspace.'))
  const mine = new Set(me)
  const tests: Readonly<Record<State, Test>> = {
    blocked: ({ blocked }) => blocked !== null,
    mine: ({ assignees }) => assignees.some(({ id, name }) => mine.has(personKey(id)) || mine.has(personKey(name))),
    active: ({ column }) => activeColumns.has(column),
    stale: ({ age }) => age?.isStale === true,
    overdue: ({ due }) => due?.isOver === true,
    unassigned: ({ assignees }) => assignees.length === 0,
    problem: ({ problems, isUnreadable }) => isUnreadable || problems.length > 0,
    pending: ({ isPending }) => isPending,
  }
  return { test: tests[state], message: null }
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined
}

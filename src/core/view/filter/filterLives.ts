import { isActiveColumn } from '../../board/wip.ts'
import type { Workflow } from '../../board/workflow.ts'
import type { CardAge } from '../../flow/cardAges.ts'
import type { CardLife } from '../../history/cardLife.ts'
import { t } from '../../l10n/l10n.ts'
import { ageView } from '../ageView.ts'
import type { CardView } from '../boardView.ts'
import { thiefView } from '../cardView.ts'
import { type GitUser, myNames } from '../myNames.ts'
import { personView } from '../personView.ts'
import { compileFilter, type FilterRemark, passes, stateNamed } from './compileFilter.ts'
import { type FilterToken, parseFilter, printToken } from './parseFilter.ts'
import type { ShownCounts } from './shownSentence.ts'
import { vocabularyOf } from './vocabulary.ts'

/** By what lives are filtered beside the filter. */
export interface LivesContext {
  /** As it is today. */
  readonly workflow: Workflow
  /** Who git says sits here; null where nobody asked. */
  readonly user: GitUser | null
  /** `YYYY-MM-DD` in the board's zone. */
  readonly today: string
  /** Finds the ages of active cards, by the key of their life, where a filter asks for them. */
  readonly ages: () => ReadonlyMap<string, CardAge>
}

/** What a filter leaves of all cards that ever were. */
export interface FilteredLives {
  /** Beside the lives: whether the filter leaves each. */
  readonly isShown: readonly boolean[]
  readonly counts: ShownCounts
  readonly remarks: readonly FilterRemark[]
}

/**
 * Filters cards by what they say in their newest version: those too that were archived or deleted. Their texts are not
 * kept: a word is looked for in title, id, labels and people.
 */
export function filterLives(lives: readonly CardLife[], context: LivesContext, filter: string): FilteredLives {
  const tokens = parseFilter(filter)
  const ages = tokens.some(asksForAge) ? context.ages() : null
  const views = lives.map((life) => lifeFace(life, context, ages))
  const unknown = tokens.filter(isOfNowAlone)
  const known = tokens.filter((token) => !unknown.includes(token))
  const compiled = compileFilter(known, vocabularyOf(frameOf(context), views))
  const isShown = views.map((view) => passes(compiled, view, 'neither'))
  const shown = isShown.filter(Boolean).length
  const remarks = unknown.map((token): FilterRemark => {
    const message = t('{0} is about the wall of this moment: no history keeps it.', printToken(token))
    return { token, message, isIgnored: true }
  })
  return { isShown, counts: { shown, hidden: lives.length - shown }, remarks: [...compiled.remarks, ...remarks] }
}

function isOfNowAlone({ kind, value }: FilterToken): boolean {
  const state = kind === 'is' && value !== '' ? stateNamed(value) : undefined
  return state === 'pending' || state === 'problem'
}

function asksForAge({ kind, value }: FilterToken): boolean {
  return kind === 'is' && value !== '' && stateNamed(value) === 'stale'
}

function frameOf({ workflow, user }: LivesContext): Parameters<typeof vocabularyOf>[0] {
  return {
    people: workflow.people.map(({ id }) => personView(id, workflow)),
    thieves: workflow.thieves,
    columns: workflow.columns.map(({ id, name }, i) => ({ id, name, isActive: isActiveColumn(workflow, i) })),
    me: myNames(workflow, user),
    hasAges: true,
  }
}

type Ages = ReturnType<LivesContext['ages']> | null

/** A card as its wall would show it, as far as history knows. */
function lifeFace(life: CardLife, { workflow, today }: LivesContext, ages: Ages): CardView {
  const { key, path, state, visits, isOnWall } = life
  const age = ages?.get(key)
  const last = visits.findLast(({ index }) => index >= 0)
  const isFinished = last?.stage === 'finished'
  // What left the wall unfinished stands in no column; what was finished stays in its last one.
  const column = isOnWall || isFinished ? workflow.columns[last?.index ?? -1] : undefined
  const isOver = state.due !== null && isOnWall && !isFinished && state.due < today
  return {
    key,
    path,
    column: column?.id ?? '',
    id: state.id,
    title: state.title,
    classOfService: state.classOfService,
    assignees: state.assignees.map((name) => personView(name, workflow)),
    labels: state.labels,
    team: state.team,
    blocked: state.blocked,
    thief: thiefView(workflow, state.thief),
    checklist: null,
    due: state.due === null ? null : { date: state.due, text: state.due, isOver },
    age: age === undefined ? null : ageView(age, column?.id ?? ''),
    hasDemo: false,
    isUnreadable: state.isUnreadable,
    isRanked: state.rank !== null,
    findings: [],
    isPending: false,
    problems: [],
  }
}

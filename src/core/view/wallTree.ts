import type { Board, BoardColumn } from '../board/board.ts'
import { isActiveColumn, personKey } from '../board/wip.ts'
import type { Card } from '../card/card.ts'
import type { Problem, Range } from '../card/problem.ts'
import type { CardAge } from '../flow/cardAges.ts'
import { plural, t } from '../l10n/l10n.ts'
import { ageView } from './ageView.ts'
import { personView } from './personView.ts'
import { plain, plainLabel } from './plain.ts'
import type { ViewContext } from './viewContext.ts'

export type WallGroupKind = 'mine' | 'blocked' | 'ageing' | 'problems'

/** A card or a problem in the tree beside the editor. All texts are plain, of one line but for the tooltip. */
export interface WallItem {
  /** Unique in its group. */
  readonly key: string
  /** Of the file, relative to the board folder. */
  readonly path: string
  readonly label: string
  readonly description: string
  readonly tooltip: string
  /** The whole item, as a screen reader says it. */
  readonly spoken: string
  readonly icon: 'blocked' | 'expedite' | 'active' | 'waiting' | 'error' | 'warning'
  /** null: a problem. */
  readonly card: { readonly id: string; readonly isBlocked: boolean } | null
  /** Where the problem stands; null for a card. */
  readonly range: Range | null
}

export interface WallGroup {
  readonly kind: WallGroupKind
  readonly name: string
  /** All of them, listed or not. */
  readonly count: number
  readonly items: readonly WallItem[]
}

/** What of a board wants somebody's eye. */
export interface WallTree {
  readonly title: string
  readonly groups: readonly WallGroup[]
  /** Blocked cards and problems. */
  readonly alarms: number
}

/** A group lists so many and says how many more there are: more is for the board, which has a filter. */
export const maxListed = 200

/**
 * What the tree "Wall" shows of a board. `me`: by which names (see `personKey`) cards call who looks; null where nobody
 * knows. `ages`: see ViewContext.
 */
export function wallTree(board: Board, me: readonly string[] | null, ages: ViewContext['ages'] = null): WallTree {
  const blocked = unfinished(board, (card) => card.blocked !== null)
  const { problems } = board
  const groups: WallGroup[] = []
  if (me !== null) {
    const mine = unfinished(board, ({ assignees }) => assignees.some((name) => me.includes(personKey(name))))
    groups.push(cardGroup(board, 'mine', t('Mine'), mine))
  }
  groups.push(cardGroup(board, 'blocked', t('Blocked'), blocked))
  if (ages !== null) groups.push(ageingGroup(board, ages))
  if (problems.length > 0) groups.push(problemGroup(problems))
  return { title: plainLabel(board.workflow.title), groups, alarms: blocked.length + problems.length }
}

interface Placed {
  readonly card: Card
  readonly column: BoardColumn
  readonly isActive: boolean
}

/** Cards of all columns before the finished ones: those nearest to being finished first. */
function unfinished(board: Board, isWanted: (card: Card) => boolean): readonly Placed[] {
  const { columns, workflow } = board
  return columns
    .slice(0, workflow.finishedPoint)
    .flatMap((column, index) => {
      const isActive = isActiveColumn(workflow, index)
      return [column.cards.filter(isWanted).map((card) => ({ card, column, isActive }))]
    })
    .reverse()
    .flat()
}

function cardGroup(board: Board, kind: WallGroupKind, name: string, cards: readonly Placed[]): WallGroup {
  const items = cards.slice(0, maxListed).map((placed) => cardItem(board, placed, kind))
  return { kind, name, count: cards.length, items }
}

/** What is older than promised or usual, or very long in its column: the oldest first. */
function ageingGroup(board: Board, ages: ReadonlyMap<string, CardAge>): WallGroup {
  const ageOf = ({ card }: Placed): CardAge | undefined => ages.get(card.path)
  const stale = unfinished(board, ({ path }) => ages.get(path)?.isStale === true)
    .filter(({ isActive }) => isActive)
    .sort((a, b) => (ageOf(b)?.days ?? 0) - (ageOf(a)?.days ?? 0))
  const items = stale.slice(0, maxListed).map((placed): WallItem => {
    const item = cardItem(board, placed, 'ageing')
    const age = ageOf(placed)
    if (age === undefined) return item
    const { text, words } = ageView(age, placed.column.column.id)
    const said = t('age {0}', words)
    const description = `${text} · ${item.description}`
    return { ...item, description, tooltip: `${item.tooltip}\n${said}`, spoken: `${item.spoken}, ${said}` }
  })
  return { kind: 'ageing', name: t('Ageing'), count: stale.length, items }
}

function cardItem(board: Board, { card, column, isActive }: Placed, kind: WallGroupKind): WallItem {
  const label = plainLabel(card.title)
  const id = plainLabel(card.id)
  const columnName = plainLabel(column.column.name)
  const people = card.assignees.map((name) => plainLabel(personView(name, board.workflow).name))
  const stop = impedimentText(board, card)
  const second = kind === 'mine' ? columnName : people.join(', ') || columnName
  const lines = [label, [id, columnName, ...people].join(' · '), stop]
  return {
    key: card.path,
    path: card.path,
    label,
    description: [id, second].join(' · '),
    tooltip: lines.filter((line) => line !== '').join('\n'),
    spoken: [label, id, columnName, ...people, stop].filter((part) => part !== '').join(', '),
    icon: card.blocked !== null ? 'blocked' : card.classOfService === 'expedite' ? 'expedite' : stateOf(isActive),
    card: { id: card.id, isBlocked: card.blocked !== null },
    range: null,
  }
}

function stateOf(isActive: boolean): 'active' | 'waiting' {
  return isActive ? 'active' : 'waiting'
}

/** `Blocked by Unknown dependencies: Waiting for the ASN (network-team)`; empty for a card that moves. */
function impedimentText(board: Board, { blocked, thief }: Pick<Card, 'blocked' | 'thief'>): string {
  if (blocked === null) return ''
  const known = board.workflow.thieves.find(({ id }) => id.toLowerCase() === thief?.toLowerCase())
  const name = known?.name ?? thief
  const head = name === null ? t('Blocked') : t('Blocked by {0}', plainLabel(name))
  const reason = blocked.reason === null ? '' : `: ${plain(blocked.reason)}`
  return `${head}${reason}${blocked.on === null ? '' : ` (${plainLabel(blocked.on)})`}`
}

/** The files of blocked cards that are not finished, and what each waits for. */
export function blockedFiles(board: Board): ReadonlyMap<string, string> {
  const blocked = unfinished(board, (card) => card.blocked !== null)
  return new Map(blocked.map(({ card }) => [card.path, impedimentText(board, card)]))
}

function problemGroup(problems: readonly Problem[]): WallGroup {
  const items = problems.slice(0, maxListed).map((problem, i) => problemItem(problem, i))
  return { kind: 'problems', name: t('Problems'), count: problems.length, items }
}

function problemItem({ code, severity, path, range, message }: Problem, i: number): WallItem {
  const place = t('line {0}', range.start.line)
  const label = plainLabel(message)
  const file = plainLabel(path)
  return {
    key: `${path}:${code}:${i}`,
    path,
    label,
    description: `${file}:${range.start.line}`,
    tooltip: `${label}\n${file}, ${place}`,
    spoken: [severity === 'error' ? t('Error') : t('Warning'), label, file, place].join(', '),
    icon: severity,
    card: null,
    range,
  }
}

/** What the number on the tree means: `2 blocked cards, 1 problem`. */
export function alarmText(trees: readonly WallTree[]): string {
  const count = (kind: WallGroupKind): number =>
    trees.flatMap(({ groups }) => groups.filter((group) => group.kind === kind)).reduce((sum, g) => sum + g.count, 0)
  return [
    plural(count('blocked'), '{0} blocked card', '{0} blocked cards'),
    plural(count('problems'), '{0} problem', '{0} problems'),
  ].join(', ')
}

import { t } from '../l10n/l10n.ts'
import type { BoardView, CardView, ColumnView, HeadView } from './boardView.ts'
import { plain } from './plain.ts'
import { gitNotes } from './wallStatus.ts'

/** Where in a text a card is named; `line`, `start` and `end` (exclusive) count from 0. */
export interface CardMention {
  readonly path: string
  readonly line: number
  readonly start: number
  readonly end: number
}

/** A wall as a document. */
export interface WallText {
  /** Markdown that also reads well as it stands; ends with LF. */
  readonly text: string
  readonly cards: readonly CardMention[]
}

/**
 * The wall to be read from top to bottom, by a screen reader or on paper: a heading for each column, a line for each
 * card with all that its face says. Nothing in a card can be markup here.
 */
export function wallText(view: BoardView): WallText {
  const lines = [`# ${prose(view.title)}`, '', factsOf(view), '', headOf(view.head)]
  const cards: CardMention[] = []
  for (const column of view.columns) {
    lines.push('', `## ${columnHeading(column)}`, '')
    const keys = view.order[column.id] ?? []
    if (keys.length === 0) lines.push(t('No cards.'))
    for (const [i, key] of keys.entries()) {
      const card = view.cards[key]
      if (!card) continue
      const number = `${i + 1}. `
      const id = prose(card.id)
      cards.push({ path: card.path, line: lines.length, start: number.length, end: number.length + id.length })
      lines.push(number + [`${id} ${prose(card.title)}`, ...factsOfCard(card)].join('; '))
    }
  }
  if (view.problems.length > 0) {
    lines.push('', `## ${t('Problems')}`, '')
    for (const { path, range, message } of view.problems)
      lines.push(`- ${prose(path)}, ${t('line {0}', range.start.line)}: ${prose(message)}`)
  }
  return { text: `${lines.join('\n')}\n`, cards }
}

function factsOf({ iteration, totals }: BoardView): string {
  return [totals, iteration].filter((part) => part !== '').join(' · ')
}

function headOf(head: HeadView): string {
  const branch = head.branch === null ? [] : [t('Branch {0}', prose(head.branch))]
  return [...branch, ...gitNotes(head).map(prose)].join(' · ') || t('No branch')
}

function columnHeading({ name, wip }: ColumnView): string {
  const said = [`${prose(name)}: ${wip.text}`, wip.word, wip.overReason === null ? '' : prose(wip.overReason)]
  return said.filter((part) => part !== '').join(', ')
}

function factsOfCard(card: CardView): readonly string[] {
  const facts: string[] = []
  if (card.classOfService !== 'standard') facts.push(card.classOfService)
  if (card.assignees.length > 0) facts.push(card.assignees.map(({ name }) => prose(name)).join(', '))
  if (card.labels.length > 0) facts.push(card.labels.map((label) => `#${prose(label)}`).join(' '))
  if (card.checklist !== null) facts.push(t('{0} of {1} tasks done', card.checklist.done, card.checklist.total))
  if (card.due !== null) facts.push(card.due.isOver ? t('was due {0}', card.due.text) : t('due {0}', card.due.text))
  if (card.age !== null) facts.push(t('age {0}', card.age.words))
  if (card.hasDemo) facts.push(t('has a demo'))
  facts.push(...impediment(card))
  for (const { name, isFlagged } of card.findings) if (!isFlagged) facts.push(t('found: {0}', name))
  if (card.isPending) facts.push(t('not committed yet'))
  if (card.isUnreadable) facts.push(t('cannot be read'))
  for (const { message } of card.problems) facts.push(t('problem: {0}', prose(message)))
  return facts
}

function impediment({ blocked, thief }: CardView): readonly string[] {
  const by = thief === null ? '' : prose(thief.name)
  if (blocked === null) return thief === null ? [] : [t('thief: {0}', by)]
  const head = thief === null ? t('BLOCKED') : t('BLOCKED by {0}', by)
  const reason = blocked.reason === null ? '' : `: ${prose(blocked.reason)}`
  return [`${head}${reason}${blocked.on === null ? '' : ` (${prose(blocked.on)})`}`]
}

/** A text of a card within Markdown: what could begin a link, a picture, a tag or emphasis is only a character. */
function prose(text: string): string {
  return plain(text).replaceAll(/[\\`*[\]<>~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu, '\\$&')
}

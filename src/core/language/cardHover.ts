import type { Board } from '../board/board.ts'
import { columnIndexOf } from '../board/buildBoard.ts'
import { statusIndex } from '../board/findColumn.ts'
import type { Card } from '../card/card.ts'
import { plural, t } from '../l10n/l10n.ts'
import type { CardView } from '../view/boardView.ts'
import { cardView } from '../view/cardView.ts'
import { columnWords } from './cardSuggestions.ts'
import { plainMarkdown } from './markdownText.ts'

const nothingPending: ReadonlySet<string> = new Set()

/** A card's face as Markdown, for the pointer over its id; nothing of the card's own text is more than text in it. */
export function cardHover(board: Board, card: Card, today: string): string {
  const view = cardView(board, { pendingCards: nothingPending, ages: null, findings: null, today }, card)
  const parts = [
    `**${plainMarkdown(card.id)}** ${plainMarkdown(card.title)}`,
    factsOf(board, card, view).join(' · '),
    blockedWords(view),
    card.summary === '' ? '' : plainMarkdown(card.summary, 200),
    ...view.problems.slice(0, 3).map(({ message }) => `⚠ ${plainMarkdown(message)}`),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function factsOf(board: Board, card: Card, view: CardView): readonly string[] {
  const index = columnIndexOf(card, statusIndex(board.workflow))
  const column = board.workflow.columns[index]
  return [
    column === undefined ? '' : `${plainMarkdown(column.name, 60)} (${columnWords(board, index)})`,
    card.classOfService === 'standard' ? '' : plainMarkdown(card.classOfService),
    view.assignees
      .slice(0, 8)
      .map(({ name }) => plainMarkdown(name, 60))
      .join(', '),
    card.labels
      .slice(0, 8)
      .map((label) => `\\#${plainMarkdown(label, 40)}`)
      .join(' '),
    dueWords(view),
    view.checklist === null ? '' : t('{0} of {1} tasks', view.checklist.done, view.checklist.total),
    dependencyWords(card),
  ].filter((part) => part !== '')
}

function dueWords({ due }: CardView): string {
  if (due === null) return ''
  return due.isOver ? t('overdue since {0}', due.text) : t('due {0}', due.text)
}

function dependencyWords({ dependsOn }: Card): string {
  if (dependsOn.length === 0) return ''
  const ids = dependsOn.slice(0, 5).map((id) => plainMarkdown(id, 64))
  const more = dependsOn.length > 5 ? ` ${plural(dependsOn.length - 5, 'and {0} more', 'and {0} more')}` : ''
  return t('depends on {0}', ids.join(', ')) + more
}

function blockedWords({ blocked, thief }: CardView): string {
  const name = thief === null ? '' : plainMarkdown(thief.name, 60)
  if (blocked === null) return thief === null ? '' : `⚑ ${name}`
  const on = blocked.on === null ? '' : ` (${t('waits for {0}', plainMarkdown(blocked.on, 80))})`
  const reason = blocked.reason === null ? t('nobody said by what') : plainMarkdown(blocked.reason)
  return `⛔ **${t('Blocked')}**${name === '' ? '' : `, ${name}`}: ${reason}${on}`
}

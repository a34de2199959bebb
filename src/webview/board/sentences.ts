import { t } from '../../core/l10n/l10n.ts'
import type { CardView, GitHold, HeadView, ReadOnlyReason } from '../../core/view/boardView.ts'

const holdWords: Readonly<Record<GitHold, string>> = {
  merge: 'merge in progress',
  rebase: 'rebase in progress',
  'cherry-pick': 'cherry-pick in progress',
  revert: 'revert in progress',
  bisect: 'bisect in progress',
  sequencer: 'a series of commits is in progress',
  unmerged: 'unmerged files',
  detached: 'no branch is checked out',
  batch: 'collecting',
}

/** Why nothing can be changed. */
export function readOnlySentence(reason: ReadOnlyReason): string {
  return reason === 'untrusted'
    ? 'Restricted Mode: read-only. Trust this workspace to change the board.'
    : 'board.md cannot be read: the board is read-only until it is mended.'
}

/** `2 changes pending: merge in progress`; empty if nothing is pending. */
export function pendingSentence(head: HeadView): string {
  if (head.pending === 0) return ''
  const changes = `${count(head.pending, 'change')} pending`
  return head.hold === null ? changes : `${changes}: ${holdWords[head.hold]}`
}

/** `2 cards changed by hand, not committed`; empty if there are none. */
export function handSentence(head: HeadView): string {
  return head.changedByHand.length === 0
    ? ''
    : `${count(head.changedByHand.length, 'card')} changed by hand, not committed`
}

/** `1 card`, `2 cards`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

/** All that a card's face says, for those who hear it; begins with the title. */
export function cardLabel(card: CardView, isSelected: boolean): string {
  const parts = [card.title, card.id]
  if (isSelected) parts.push(t('selected'))
  if (card.classOfService !== 'standard') parts.push(card.classOfService)
  if (card.blocked) parts.push(`blocked: ${[card.thief?.name, card.blocked.reason].filter(Boolean).join(', ')}`)
  else if (card.thief) parts.push(card.thief.name)
  if (card.assignees.length > 0) parts.push(`assigned to ${card.assignees.map((person) => person.name).join(', ')}`)
  if (card.labels.length > 0) parts.push(card.labels.map((label) => `#${label}`).join(' '))
  if (card.checklist) parts.push(`checklist ${card.checklist.done} of ${card.checklist.total}`)
  if (card.due) parts.push(card.due.isOver ? `was due ${card.due.text}` : `due ${card.due.text}`)
  if (card.hasDemo) parts.push('has a demo')
  for (const problem of card.problems) parts.push(`${problem.severity}: ${problem.message}`)
  if (card.isPending) parts.push('not yet committed')
  return parts.join(', ')
}

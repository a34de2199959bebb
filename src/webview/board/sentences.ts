import { list, plural, t } from '../../core/l10n/l10n.ts'
import type { AgeView, CardView, GitHold, HeadView, ReadOnlyReason } from '../../core/view/boardView.ts'
import { classWord } from '../../core/view/classWord.ts'

const holdWords: Readonly<Record<GitHold, () => string>> = {
  merge: () => t('merge in progress'),
  rebase: () => t('rebase in progress'),
  'cherry-pick': () => t('cherry-pick in progress'),
  revert: () => t('revert in progress'),
  bisect: () => t('bisect in progress'),
  sequencer: () => t('a series of commits is in progress'),
  unmerged: () => t('unmerged files'),
  detached: () => t('no branch is checked out'),
  batch: () => t('collecting'),
}

/** Why nothing can be changed. */
export function readOnlySentence(reason: ReadOnlyReason): string {
  switch (reason) {
    case 'untrusted':
      return t('Restricted Mode: read-only. Trust this workspace to change the board.')
    case 'boardBroken':
      return t('board.md cannot be read: the board is read-only until it is mended.')
    case 'past':
      return t('This is the wall as it was: it can be looked at, not changed.')
  }
}

/** What git is in the middle of, and what that means for changes. */
export function operationSentence(operation: 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect'): string {
  switch (operation) {
    case 'merge':
      return t('A merge is in progress: changes are saved and will be committed when it ends.')
    case 'rebase':
      return t('A rebase is in progress: changes are saved and will be committed when it ends.')
    case 'cherry-pick':
      return t('A cherry-pick is in progress: changes are saved and will be committed when it ends.')
    case 'revert':
      return t('A revert is in progress: changes are saved and will be committed when it ends.')
    case 'bisect':
      return t('A bisect is in progress: changes are saved and will be committed when it ends.')
  }
}

/** `2 changes pending: merge in progress`; empty if nothing is pending. */
export function pendingSentence(head: HeadView): string {
  if (head.pending === 0) return ''
  const changes = plural(head.pending, '{0} change pending', '{0} changes pending')
  return head.hold === null ? changes : `${changes}: ${holdWords[head.hold]()}`
}

/** `2 cards changed by hand, not committed`; empty if there are none. */
export function handSentence({ changedByHand }: HeadView): string {
  if (changedByHand.length === 0) return ''
  return plural(
    changedByHand.length,
    '{0} card changed by hand, not committed',
    '{0} cards changed by hand, not committed',
  )
}

/** All that a card's face says, for those who hear it; begins with the title. */
export function cardLabel(card: CardView, isSelected: boolean): string {
  const parts = [card.title, card.id]
  if (isSelected) parts.push(t('selected'))
  if (card.classOfService !== 'standard') parts.push(classWord(card.classOfService))
  if (card.blocked)
    parts.push(blockedSentence(card.thief?.name ?? null, card.blocked.reason, card.age?.blockedDays ?? null))
  else if (card.thief) parts.push(card.thief.name)
  const found = card.findings.filter(({ isFlagged }) => !isFlagged)
  if (found.length > 0) parts.push(t('found: {0}', list(found.map(({ name }) => name))))
  if (card.assignees.length > 0) parts.push(t('assigned to {0}', list(card.assignees.map(({ name }) => name))))
  if (card.labels.length > 0) parts.push(card.labels.map((label) => `#${label}`).join(' '))
  if (card.checklist) parts.push(t('checklist {0} of {1}', card.checklist.done, card.checklist.total))
  if (card.due) parts.push(card.due.isOver ? t('was due {0}', card.due.text) : t('due {0}', card.due.text))
  if (card.age) parts.push(ageSentence(card.age))
  if (card.hasDemo) parts.push(t('has a demo'))
  for (const { severity, message } of card.problems)
    parts.push(severity === 'error' ? t('error: {0}', message) : t('warning: {0}', message))
  if (card.isPending) parts.push(t('not yet committed'))
  return parts.join(', ')
}

/** `age 6 days, over p85 of 4; in this column 3 days`. */
export function ageSentence({ words, columnDays }: AgeView): string {
  const there = plural(columnDays, 'in this column {0} day', 'in this column {0} days')
  return `${t('age {0}', words)}; ${there}`
}

function blockedSentence(thief: string | null, reason: string | null, blockedDays: number | null): string {
  const since = blockedDays === null ? null : plural(blockedDays, 'for {0} day', 'for {0} days')
  const words = [thief, reason, since].filter(Boolean).join(', ')
  return words === '' ? t('blocked') : t('blocked: {0}', words)
}

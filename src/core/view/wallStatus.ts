import type { Board } from '../board/board.ts'
import { isActiveColumn } from '../board/wip.ts'
import { plural, t } from '../l10n/l10n.ts'
import { wipView } from './boardFrame.ts'
import { personView } from './personView.ts'
import { plainLabel } from './plain.ts'
import type { ViewContext } from './viewContext.ts'

/** How full one column is, in plain words. */
export interface ColumnStatus {
  readonly name: string
  /** `3 / 4`. */
  readonly wip: string
  /** `at limit`, `over by 1`, or empty. */
  readonly word: string
  readonly isOver: boolean
}

/** A board in one line, and what stands behind it. All texts are plain. */
export interface WallStatus {
  readonly title: string
  /** `wall 7 active · 1 over`. */
  readonly text: string
  /** `7 active · 1 over`. */
  readonly counts: string
  /** Something is over its limit, or could not be committed. */
  readonly isAlarming: boolean
  readonly columns: readonly ColumnStatus[]
  /** Sentences: who else is over a limit, what is not in git yet, what failed. */
  readonly notes: readonly string[]
}

/** What the status bar says of a board. */
export function wallStatus(board: Board, { head }: Pick<ViewContext, 'head'>): WallStatus {
  const columns = board.columns.map(({ column, wip }): ColumnStatus => {
    const { text, word } = wipView(wip.count, wip.limit, board.workflow.limits.policy, null)
    return { name: plainLabel(column.name), wip: text, word, isOver: wip.state === 'over' }
  })
  const overs = oversOf(board)
  const over = columns.filter(({ isOver }) => isOver).length + overs.length
  const counts = [t('{0} active', activeCount(board)), ...(over > 0 ? [t('{0} over', over)] : [])].join(' · ')
  return {
    title: plainLabel(board.workflow.title),
    text: t('wall {0}', counts),
    counts,
    isAlarming: over > 0 || head.failure !== null,
    columns,
    notes: [...overs, ...gitNotes(head)],
  }
}

function activeCount({ columns, workflow }: Board): number {
  return columns.reduce((sum, { wip }, index) => sum + (isActiveColumn(workflow, index) ? wip.count : 0), 0)
}

/** The limits that belong to no column and are passed. */
function oversOf({ workflow, activeByPerson, activeExpedite }: Board): readonly string[] {
  const { perPerson, expedite } = workflow.limits
  const notes: string[] = []
  if (perPerson !== null)
    for (const [key, count] of activeByPerson)
      if (count > perPerson)
        notes.push(t('{0} has {1} active cards of {2}', plainLabel(personView(key, workflow).name), count, perPerson))
  if (expedite !== null && activeExpedite > expedite)
    notes.push(t('{0} active cards are expedite, of {1}', activeExpedite, expedite))
  return notes
}

/** Sentences about what is not in git, and why. */
export function gitNotes({ pending, changedByHand, failure, hasRepository }: ViewContext['head']): readonly string[] {
  const notes: string[] = []
  if (pending > 0) notes.push(plural(pending, '{0} change is not committed yet', '{0} changes are not committed yet'))
  const byHand = changedByHand.length
  if (byHand > 0) notes.push(plural(byHand, '{0} card changed by hand', '{0} cards changed by hand'))
  if (failure !== null) notes.push(plainLabel(failure))
  if (!hasRepository) notes.push(t('No repository: changes stay in the files'))
  return notes
}

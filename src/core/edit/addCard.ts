import type { Board } from '../board/board.ts'
import { findColumn } from '../board/findColumn.ts'
import { cardPathTest } from '../board/isCardPath.ts'
import { commonPrefix, newId, slugOf } from '../board/newId.ts'
import { landing } from '../board/place.ts'
import { formatRank } from '../board/rank.ts'
import { composeCard } from '../card/composeCard.ts'
import { type Plan, type Refusal, refuse } from '../card/edit.ts'
import type { Field, Value } from '../card/field.ts'
import { t } from '../l10n/l10n.ts'
import { checkClass } from './checkClass.ts'
import { checkNames } from './checkNames.ts'
import type { Intent } from './intent.ts'
import { checkLimits } from './limits.ts'
import { planFor } from './makePlan.ts'
import type { PlanContext } from './planContext.ts'
import { rankStyle } from './rankStyle.ts'
import { checkTitle } from './retitleCard.ts'
import { shown } from './text.ts'

type AddCard = Extract<Intent, { kind: 'addCard' }>

/** Makes a new card with a fresh id, below the last ranked card of its column. */
export function addCard(intent: AddCard, board: Board, context: PlanContext): Plan | Refusal {
  const { workflow } = board
  const title = checkTitle(intent.title)
  if (typeof title !== 'string') return title
  const column = intent.column === null ? (workflow.columns[0] ?? null) : findColumn(workflow, intent.column)
  if (column === null)
    return refuse('columnNotFound', t('There is no column {0} on this board.', shown(intent.column ?? '')))
  const assignees = checkNames(intent.assignees, t('An assignee'), '@')
  if ('kind' in assignees) return assignees
  const labels = checkNames(intent.labels, t('A label'), '#')
  if ('kind' in labels) return labels
  const index = workflow.columns.indexOf(column)
  const classOfService = intent.classOfService === null ? null : checkClass(intent.classOfService)
  if (typeof classOfService === 'object' && classOfService !== null) return classOfService
  const standing = { column: index, assignees: assignees.names, classOfService: classOfService ?? 'standard' }
  const limits = checkLimits(board, null, standing, intent.reason)
  if ('kind' in limits) return limits
  const file = newFile(title, board, context)
  if ('kind' in file) return file
  const values = new Map<Field, Value>([
    ['id', file.id],
    ['status', column.id],
    ['rank', bottomRank(board, index)],
    ['title', title],
    ['assignees', assignees.names.length === 0 ? null : assignees.names],
    ['class', classOfService],
    ['labels', labels.names.length === 0 ? null : labels.names],
    ['created', context.today],
  ])
  for (const [field, value] of values) if (value === null) values.delete(field)
  const text = composeCard(values, '', workflow.fieldNames)
  return planFor(
    board,
    { id: file.id, title },
    {
      edits: [{ kind: 'create', path: file.path, text }],
      subject: `add ${file.id} to ${column.name}`,
      trailers: [{ key: 'To', value: column.id }, ...limits],
    },
  )
}

function bottomRank(board: Board, index: number): string | null {
  const column = board.columns[index]
  if (column === undefined) return null
  const { rank } = landing(null, column, 'bottom', rankStyle(board))
  return rank === null ? null : formatRank(rank)
}

/** A free id for a new card, and a file for it that the board takes for a card. */
export function newFile(
  title: string,
  board: Board,
  context: PlanContext,
): { readonly id: string; readonly path: string } | Refusal {
  const prefix = board.workflow.idPrefix ?? commonPrefix(board.cardsByPath.values())
  const made = newId(prefix, context.knownIds, context.random)
  if (made === null) return refuse('invalidValue', t('No free id was found: try again.'))
  const slug = slugOf(title)
  const names = [`${slug === '' ? made.id : `${slug}-${made.suffix}`}.md`.toLowerCase(), `${made.id}.md`]
  const isCard = cardPathTest(board.workflow)
  const path = foldersOf(board.workflow.cardGlobs ?? [])
    .flatMap((folder) => names.map((name) => folder + name))
    .find((candidate) => isCard(candidate) && !board.cardsByPath.has(candidate))
  return path === undefined
    ? refuse('invalidValue', t('No file name for a new card fits the globs under `cards:` in board.md.'))
    : { id: made.id, path }
}

/** Where new cards can go: the board folder, then the plain beginnings of its globs, each with its `/`. */
function foldersOf(globs: readonly string[]): readonly string[] {
  const plain = globs.map((glob) => /^(?:[^*?[\](){}!+@]+\/)?/.exec(glob)?.[0] ?? '')
  return [...new Set(['', ...plain])]
}

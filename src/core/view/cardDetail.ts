import type { Board } from '../board/board.ts'
import { columnIndexOf } from '../board/buildBoard.ts'
import { statusIndex } from '../board/findColumn.ts'
import type { Card, ClassOfService } from '../card/card.ts'
import type { Field } from '../card/field.ts'
import { type UnknownKey, unknownKeys } from '../card/unknownKeys.ts'
import type { CardView } from './boardView.ts'
import { visibleText } from './visibleText.ts'

/** A card that another one waits for, or that waits for it. */
export interface RelatedCard {
  readonly id: string
  /** null: it is not on the board. */
  readonly key: string | null
  /** Empty where it is not on the board. */
  readonly title: string
  /** The column's name; empty where it is not on the board. */
  readonly column: string
  readonly state: 'open' | 'blocked' | 'finished' | 'archived' | 'missing'
}

/** All that a card's panel shows but its body. Values are as written: who shows them makes them visible. */
export interface CardDetail {
  readonly key: string
  readonly id: string
  readonly title: string
  readonly columnName: string
  readonly classOfService: ClassOfService
  readonly assignees: readonly string[]
  readonly labels: readonly string[]
  readonly blocked: { readonly reason: string | null; readonly on: string | null } | null
  readonly thief: string | null
  /** As written, also where it is no date. */
  readonly due: string | null
  readonly created: string | null
  readonly requester: string | null
  readonly team: string | null
  readonly skills: readonly string[]
  readonly demo: string | null
  /** What it waits for, as written. */
  readonly dependsOn: readonly RelatedCard[]
  /** What waits for it. */
  readonly dependents: readonly RelatedCard[]
  readonly unknown: readonly UnknownKey[]
  readonly isUnreadable: boolean
  readonly problems: CardView['problems']
}

/** Characters of a key that the board knows nothing of: more is for an editor. */
const maxSource = 2_000

/** What a card's panel shows. */
export function cardDetail(board: Board, card: Card): CardDetail {
  const { workflow } = board
  const column = workflow.columns[columnIndexOf(card, statusIndex(workflow))]
  return {
    key: card.path,
    id: card.id,
    title: card.title,
    columnName: column?.name ?? '',
    classOfService: card.classOfService,
    assignees: card.assignees,
    labels: card.labels,
    blocked: card.blocked,
    thief: thiefOf(board, card),
    due: written(card, 'due'),
    created: written(card, 'created'),
    requester: card.requester,
    team: card.team,
    skills: card.skills,
    demo: card.demo,
    dependsOn: card.dependsOn.map((id) => related(board, id)),
    dependents: dependentsOf(board, card),
    unknown: unknownKeys(card.text, workflow.fieldNames).map(({ key, source }) => ({
      key: visibleText(key),
      source: visibleText(source.slice(0, maxSource)) + (source.length > maxSource ? ' …' : ''),
    })),
    isUnreadable: card.isUnreadable,
    problems: (board.problemsByPath.get(card.path) ?? []).map(({ code, severity, message }) => ({
      code,
      severity,
      message,
    })),
  }
}

function written(card: Card, field: Field): string | null {
  const value = card.fields[field]?.value ?? null
  return typeof value === 'string' ? value : (value?.[0] ?? null)
}

/** Its id as the workflow writes it. */
function thiefOf(board: Board, { thief }: Card): string | null {
  if (thief === null) return null
  return board.workflow.thieves.find(({ id }) => id.toLowerCase() === thief.toLowerCase())?.id ?? thief
}

function dependentsOf(board: Board, card: Card): readonly RelatedCard[] {
  const paths = board.dependents.get(card.id.toLowerCase()) ?? []
  return paths.flatMap((path) => {
    const dependent = board.cardsByPath.get(path)
    return dependent ? [relatedCard(board, dependent)] : []
  })
}

function related(board: Board, id: string): RelatedCard {
  const [card] = board.cardsById.get(id.toLowerCase()) ?? []
  if (card) return relatedCard(board, card)
  const state = board.archivedIds.has(id.toLowerCase()) ? 'archived' : 'missing'
  return { id, key: null, title: '', column: '', state }
}

function relatedCard(board: Board, card: Card): RelatedCard {
  const { workflow } = board
  const index = columnIndexOf(card, statusIndex(workflow))
  const state = index >= workflow.finishedPoint ? 'finished' : card.blocked ? 'blocked' : 'open'
  return { id: card.id, key: card.path, title: card.title, column: workflow.columns[index]?.name ?? '', state }
}

import { boardOf } from '../../board/boardOf.ts'
import type { Finding } from '../../../../src/core/flow/finding.ts'
import { findThieves } from '../../../../src/core/flow/findings/findThieves.ts'
import type { FindingsInput } from '../../../../src/core/flow/findings/scene.ts'
import { parseWorkflow } from '../../../../src/core/board/parseWorkflow.ts'
import type { Signal } from '../../../../src/core/board/signals.ts'
import type { CardState } from '../../../../src/core/history/cardState.ts'
import { atOf, type LifeFacts, lifeOf, type LifeStep } from '../../../fixtures/lives.ts'

/** A wall with what it says beside its columns, and the lives of its cards: the board is what they say in the end. */
export interface Wall {
  /** Further lines of `board.md`. */
  readonly head?: string
  readonly columns?: string
  readonly cards: Readonly<Record<string, readonly LifeStep[]>>
  readonly facts?: Readonly<Record<string, LifeFacts>>
  readonly planned?: readonly string[]
  readonly touched?: readonly string[]
}

/** A Tuesday. */
export const today = '2026-11-24'

/** Todo and Ready wait, Doing and Review are active. */
const usual = `columns:
  - id: todo
  - {id: ready, queue: true}
  - {id: doing, name: Doing, started: true}
  - {id: review, name: Review}
  - {id: done, finished: true}`

/** A card that was there long before, so that the history did not begin with the others. */
const old: readonly LifeStep[] = [{ at: '2026-06-01' }]

export function inputOf({ head = '', columns = usual, cards, facts = {}, planned, touched = [] }: Wall): FindingsInput {
  const workflowText = `---\n${columns}\n${head}\n---\n`
  const workflow = parseWorkflow(workflowText, 'board')
  const lives = Object.entries({ OLD: old, ...cards }).map(([id, steps]) => lifeOf(workflow, id, steps, facts[id]))
  const files = Object.fromEntries(
    lives.filter(({ isOnWall }) => isOnWall).map(({ card, state }) => [`${card}.md`, cardOf(state)]),
  )
  return {
    board: boardOf({ 'board.md': workflowText, ...files }),
    lives,
    timezone: 'UTC',
    folder: 'board',
    now: atOf(`${today}T12:00`),
    planned: planned === undefined ? null : new Set(planned),
    touched: new Set(touched),
  }
}

/** What one signal finds on a wall. */
export function found(wall: Wall, signal: Signal): readonly Finding[] {
  return findThieves(inputOf(wall)).found.filter((finding) => finding.signal === signal)
}

function cardOf(state: CardState): string {
  const { id, title, status, rank, classOfService, assignees, blocked, thief, dependsOn } = state
  const list = (name: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`${name}: [${items.join(', ')}]`]
  const one = (name: string, value: string | null | undefined) => (value ? [`${name}: ${value}`] : [])
  return [
    '---',
    `id: ${id}`,
    ...one('status', status),
    ...one('rank', rank),
    `title: ${title}`,
    ...list('assignees', assignees),
    `class: ${classOfService}`,
    ...one('blocked', blocked?.reason),
    ...one('thief', thief),
    ...one('blocked_on', blocked?.on),
    ...list('depends_on', dependsOn),
    '---',
    '',
  ].join('\n')
}

import { personKey } from '../board/wip.ts'
import type { Workflow } from '../board/workflow.ts'
import type { CardLife } from '../history/cardLife.ts'
import { dayCounter } from './dayCounter.ts'
import type { FlowBlock, FlowCard, FlowVisit } from './flowCard.ts'

/** Where lives are lived: what their instants, paths and blockers mean. */
export interface FlowPlace {
  /** IANA name. */
  readonly timezone: string
  readonly workflow: Pick<Workflow, 'people'>
  /** The board folder, relative to the top of the repository, with `/`; empty is the top itself. */
  readonly folder: string
}

/** What the measures of flow ask of lives. Give it all of them: blockers are told apart by what else is on the board. */
export function flowCards(lives: readonly CardLife[], place: FlowPlace): readonly FlowCard[] {
  const dayOf = dayCounter(place.timezone)
  const isOurs = ownNames(lives, place.workflow)
  return lives.map((life) => ({
    key: life.key,
    card: life.card,
    title: life.state.title,
    path: life.isOnWall ? pathBelow(place.folder, life.path) : life.path,
    isOnWall: life.isOnWall,
    isImport: life.isImport,
    classOfService: life.state.classOfService,
    labels: life.state.labels,
    visits: life.visits.map(({ index, at, isQueue, stage }): FlowVisit => ({
      column: index,
      day: dayOf(at),
      at,
      isQueue,
      stage,
    })),
    blocks: life.blocks.map(({ from, to, thief, on, index }): FlowBlock => ({
      from: dayOf(from),
      to: to === null ? null : dayOf(to),
      thief,
      on,
      column: index,
      isInternal: on !== null && isOurs(on),
    })),
  }))
}

function pathBelow(folder: string, path: string): string {
  return folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
}

/** Whether a name is a card's, a person's or a team's of this board, `@` and case apart. */
function ownNames(lives: readonly CardLife[], { people }: Pick<Workflow, 'people'>): (name: string) => boolean {
  const names = new Set<string>()
  const add = (name: string | null): void => {
    if (name !== null) names.add(personKey(name))
  }
  for (const { id, name, team } of people) [id, name, team].forEach(add)
  for (const { ids, state } of lives) [...ids, state.team, ...state.assignees].forEach(add)
  return (name) => names.has(personKey(name.trim()))
}

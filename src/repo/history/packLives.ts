import type { BlockSpan, CardLife, Stage, Visit } from '../../core/history/cardLife.ts'
import { type CardEvent, eventKinds } from '../../core/history/event.ts'
import type { BoardCommit } from '../../core/history/history.ts'
import type { Packer, Unpacker } from './packed.ts'
import { packState, unpackState } from './packState.ts'

const stages: readonly (Stage | null)[] = [null, 'waiting', 'active', 'finished']
const onWall = 1
const skewed = 2
const imported = 4

/** Packs lives: what happened in a commit names its place, and says how much later it counts than it is dated. */
export function packLives(lives: readonly CardLife[], commits: readonly BoardCommit[], to: Packer): void {
  const places = new Map(commits.map(({ id }, place) => [id, place]))
  const packWhen = (commit: string, at: number): void => {
    const place = places.get(commit) ?? 0
    to.number(place)
    to.number(at - (commits[place]?.at ?? 0))
  }
  to.list(lives, (life) => {
    to.text(life.key)
    to.text(life.card)
    to.texts(life.ids)
    to.text(life.path)
    packState(life.state, to)
    to.number((life.isOnWall ? onWall : 0) + (life.isSkewed ? skewed : 0) + (life.isImport ? imported : 0))
    to.list(life.visits, (visit) => {
      packWhen(visit.commit, visit.at)
      to.text(visit.column)
      to.number(visit.index)
      to.number(stages.indexOf(visit.stage))
      to.number(visit.isQueue ? 1 : 0)
    })
    to.list(life.blocks, (block) => {
      packWhen(block.commit, block.from)
      packBlock(block, to)
    })
    to.list(life.events, (event) => {
      packWhen(event.commit, event.at)
      to.number(eventKinds.indexOf(event.kind))
      for (const text of [event.card, event.from, event.to, event.path]) to.text(text)
    })
  })
}

function packBlock({ from, to: end, thief, on, reason, index }: BlockSpan, to: Packer): void {
  to.number(end === null ? 0 : 1)
  to.number(end === null ? 0 : end - from)
  for (const text of [thief, on, reason]) to.text(text)
  to.number(index)
}

/** Reads them back. */
export function unpackLives(commits: readonly BoardCommit[], from: Unpacker): readonly CardLife[] {
  return from.list(() => {
    const named = { key: from.word(), card: from.word(), ids: from.texts(), path: from.word() }
    const state = unpackState(from)
    const marks = from.number()
    return {
      ...named,
      state,
      isOnWall: (marks & onWall) !== 0,
      isSkewed: (marks & skewed) !== 0,
      isImport: (marks & imported) !== 0,
      visits: from.list(() => unpackVisit(commits, from)),
      blocks: from.list(() => unpackBlock(commits, from)),
      events: from.list(() => unpackEvent(commits, from)),
    }
  })
}

function unpackVisit(commits: readonly BoardCommit[], from: Unpacker): Visit {
  const commit = commits[from.number()]
  const at = (commit?.at ?? 0) + from.number()
  return {
    column: from.text(),
    index: from.number(),
    stage: stages[from.number()] ?? null,
    isQueue: from.number() === 1,
    at,
    commit: commit?.id ?? '',
    author: commit?.author ?? '',
  }
}

function unpackBlock(commits: readonly BoardCommit[], from: Unpacker): BlockSpan {
  const commit = commits[from.number()]
  const begin = (commit?.at ?? 0) + from.number()
  const isOver = from.number() === 1
  const length = from.number()
  return {
    from: begin,
    to: isOver ? begin + length : null,
    thief: from.text(),
    on: from.text(),
    reason: from.text(),
    index: from.number(),
    commit: commit?.id ?? '',
  }
}

function unpackEvent(commits: readonly BoardCommit[], from: Unpacker): CardEvent {
  const commit = commits[from.number()]
  const at = (commit?.at ?? 0) + from.number()
  const kind = eventKinds[from.number()] ?? 'edited'
  return {
    card: from.word(),
    kind,
    from: from.text(),
    to: from.text(),
    at,
    author: commit?.author ?? '',
    commit: commit?.id ?? '',
    path: from.word(),
  }
}

import type { Board } from '../../core/board/board.ts'
import type { Workflow } from '../../core/board/workflow.ts'
import type { Card } from '../../core/card/card.ts'
import { compareBoards, type Naming } from '../../core/history/compareBoards.ts'
import type { History } from '../../core/history/history.ts'
import { namingOf } from '../../core/history/namingOf.ts'
import type { BoardView } from '../../core/view/boardView.ts'
import { cardDetail } from '../../core/view/cardDetail.ts'
import { diffViews } from '../../core/view/diffViews.ts'
import { lifeView } from '../../core/view/lifeView.ts'
import { changeOfMoment, momentView } from '../../core/view/momentView.ts'
import type { MomentFacts, MomentStep, OldCard, PastAnswer, PastQuestion } from '../../core/view/pastMessages.ts'
import { type PastMeeting, type Timeline, timelineOf } from '../../core/view/timeline.ts'

/** A board's past as it was read; another history is another one of these. */
export interface PastBoards {
  readonly history: History
  /** The wall after a commit, by its place in the history; with the workflow that was in force. */
  readonly boardAt: (place: number) => Promise<Board>
  /** Whether the wall is read with a `board.md` that came later. */
  readonly isBeforeWorkflow: (place: number) => boolean
  readonly meetings: readonly PastMeeting[]
  /** As it is today. */
  readonly workflow: Workflow
  /** From the top of the repository to the board's folder, with `/` at the end. */
  readonly prefix: string
}

/** A wall as it was looked at. */
interface Seen {
  readonly board: Board
  readonly view: BoardView
}

/** Moments on each side of one that is asked for whose steps are told with it. */
export const stepsAround = 20

/** Steps that are told together: the first ones are there while the others are made. */
const stepsAtOnce = 5

/** Walls that are kept. */
const mostSeen = 3 * stepsAround

/** Answers what is asked about a board's past. */
export class Moments {
  readonly timeline: Timeline
  readonly #past: PastBoards
  readonly #naming: Naming
  readonly #seen = new Map<number, Promise<Seen>>()
  #last: BoardView | null = null
  /** The newest question about a moment: the steps of an older one are no longer wanted. */
  #asked = 0

  constructor(past: PastBoards) {
    this.#past = past
    this.#naming = namingOf(past.history)
    this.timeline = timelineOf(past.history, past.meetings, past.workflow.timezone)
  }

  /** Tells what is asked for, in as many answers as it takes; `now` in milliseconds since 1970. */
  async answer(question: PastQuestion, now: number, tell: (answer: PastAnswer) => void): Promise<void> {
    switch (question.type) {
      case 'askHistory':
        return tell({ type: 'timeline', timeline: this.timeline })
      case 'askMoment':
        return this.#tellMoment(question, tell)
      case 'askCompare':
        return this.#tellComparison(question.a, question.b, tell)
      case 'askOldCard':
        return this.#tellOldCard(question.moment, question.key, tell)
      case 'askLife': {
        const path = this.#past.prefix + question.key
        const life = this.#past.history.lives.findLast((one) => one.isOnWall && one.path === path)
        return tell({ type: 'life', key: question.key, life: life ? lifeView(life, this.#past.workflow, now) : null })
      }
    }
  }

  async #tellMoment(
    { moment, since, wantsWall }: Extract<PastQuestion, { type: 'askMoment' }>,
    tell: (answer: PastAnswer) => void,
  ): Promise<void> {
    const asked = ++this.#asked
    if (!this.#isMoment(moment)) return
    const { view } = await this.#look(moment)
    const { head } = this.timeline
    const facts = await this.#facts(moment, since !== null && this.#isMoment(since) ? since : null)
    tell({ type: 'moments', head, moment, wall: wantsWall ? view : null, facts: [facts], steps: [] })
    const near = [...this.#around(moment)]
    for (let i = 0; i < near.length; i += stepsAtOnce) {
      if (asked !== this.#asked) return
      const [steps, others]: [MomentStep[], MomentFacts[]] = [[], []]
      for (const next of near.slice(i, i + stepsAtOnce)) {
        if (next > 0) steps.push(await this.#step(next))
        others.push(await this.#facts(next, null))
      }
      tell({ type: 'moments', head, moment, wall: null, facts: others, steps })
    }
  }

  /** The moments around one, the nearest first; the step to a moment is told with it. */
  *#around(moment: number): Generator<number> {
    yield moment
    for (let away = 1; away <= stepsAround; away++)
      for (const next of [moment + away, moment - away]) if (this.#isMoment(next)) yield next
  }

  async #tellComparison(a: number, b: number, tell: (answer: PastAnswer) => void): Promise<void> {
    if (!this.#isMoment(a) || !this.#isMoment(b)) return
    const [before, after] = [await this.#look(a), await this.#look(b)]
    const comparison = compareBoards(before.board, after.board, this.#naming)
    tell({ type: 'comparison', head: this.timeline.head, a, b, comparison })
  }

  async #tellOldCard(moment: number, key: string, tell: (answer: PastAnswer) => void): Promise<void> {
    const board = this.#isMoment(moment) ? (await this.#look(moment)).board : null
    const card = board?.cardsByPath.get(key)
    const told =
      board && card ? { detail: cardDetail(board, card), text: card.text, today: await this.#today(card) } : null
    tell({ type: 'oldCard', head: this.timeline.head, moment, key, card: told })
  }

  /** Where a card of an earlier wall is on the newest one. */
  async #today(card: Card): Promise<OldCard['today']> {
    const { board } = await this.#look(this.timeline.commits.length - 1)
    const name = this.#naming(card)
    const same = [...board.cardsByPath.values()].filter((other) => this.#naming(other) === name)
    const found = same.find(({ path }) => path === card.path) ?? same[0]
    return found ? { id: found.id, key: found.path } : null
  }

  async #step(moment: number): Promise<MomentStep> {
    const [before, after] = [await this.#look(moment - 1), await this.#look(moment)]
    return { moment, forward: diffViews(before.view, after.view), back: diffViews(after.view, before.view) }
  }

  async #facts(moment: number, since: number | null): Promise<MomentFacts> {
    const { board } = await this.#look(moment)
    const from = since ?? moment - 1
    const before = from >= 0 ? (await this.#look(from)).board : null
    const change = before ? changeOfMoment(before, board, this.#naming) : { marks: {}, left: [] }
    return {
      moment,
      since,
      isOtherWorkflow: shapeOf(board.workflow) !== shapeOf(this.#past.workflow),
      isBeforeWorkflow: this.#past.isBeforeWorkflow(this.#place(moment)),
      ...change,
    }
  }

  /** The wall of a moment; what looks like the wall that was looked at last is the same objects. */
  #look(moment: number): Promise<Seen> {
    const known = this.#seen.get(moment)
    if (known) {
      this.#seen.delete(moment)
      this.#seen.set(moment, known)
      return known
    }
    const looking = this.#past.boardAt(this.#place(moment)).then((board) => {
      this.#last = momentView(board, this.timeline.at[moment] ?? 0, this.#last)
      return { board, view: this.#last }
    })
    this.#seen.set(moment, looking)
    looking.catch(() => this.#seen.delete(moment))
    for (const oldest of this.#seen.keys()) if (this.#seen.size > mostSeen) this.#seen.delete(oldest)
    return looking
  }

  #place(moment: number): number {
    return this.#past.history.line[moment] ?? 0
  }

  #isMoment(moment: number): boolean {
    return moment >= 0 && moment < this.timeline.commits.length
  }
}

const shapes = new WeakMap<Workflow, string>()

/** What of a workflow is seen on the wall: equal texts are equal walls. */
function shapeOf(workflow: Workflow): string {
  const known = shapes.get(workflow)
  if (known !== undefined) return known
  const { columns, startedPoint, finishedPoint, limits } = workflow
  const shape = JSON.stringify([
    columns.map(({ id, name, wipLimit }) => [id, name, wipLimit]),
    startedPoint,
    finishedPoint,
    limits,
  ])
  shapes.set(workflow, shape)
  return shape
}

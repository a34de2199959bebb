import type { Workflow } from '../../core/board/workflow.ts'
import type { FlowReport } from '../../core/flow/flowReport.ts'
import type { Insight } from '../../core/flow/insight.ts'
import type { HistoryGaps } from '../../core/history/history.ts'
import type { ShownCounts } from '../../core/view/filter/shownSentence.ts'
import { askedQuery, type FlowAsk } from '../../core/view/flow/flowAsk.ts'
import { flowOfLives, type LivedBoard } from '../../core/view/flowOfLives.ts'
import { insightOf } from '../../core/view/insightOf.ts'
import type { GitUser } from '../../core/view/myNames.ts'
import type { PastAnswer, PastQuestion } from '../../core/view/pastMessages.ts'
import type { PastMeeting } from '../../core/view/timeline.ts'
import { Git } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'
import { BoardHistory } from './boardHistory.ts'
import { Moments } from './moments.ts'

/** Whose history a desk answers for: values alone, that can be handed to another thread. */
export interface DeskBoard {
  /** The git to run. */
  readonly git: string
  readonly repository: Repository
  /** Absolute. */
  readonly folder: string
  /** Absolute; null: nothing is remembered. */
  readonly cacheFolder: string | null
  /** IANA name of the machine's zone, for boards that name none. */
  readonly timezone: string
}

/** What can be asked; instants in milliseconds since 1970. */
export type DeskQuestion =
  /** Reads on to where HEAD is now. Everything else is answered of what was read last. */
  | { readonly kind: 'follow'; readonly workflow: Workflow }
  | { readonly kind: 'past'; readonly question: PastQuestion; readonly now: number }
  /** `touched`: ids in lower case of cards that were changed since the newest commit. */
  | { readonly kind: 'insight'; readonly now: number; readonly touched: readonly string[] }
  | {
      readonly kind: 'flow'
      readonly ask: FlowAsk
      readonly filter: string
      readonly now: number
      /** Who git says sits here. */
      readonly user: GitUser | null
    }

export type DeskAnswer =
  | { readonly kind: 'followed'; readonly head: string | null; readonly gaps: HistoryGaps }
  | { readonly kind: 'past'; readonly answer: PastAnswer }
  | { readonly kind: 'insight'; readonly insight: Insight }
  | { readonly kind: 'flow'; readonly report: FlowReport; readonly counts: ShownCounts | null }
  /** What kept a history from being remembered. */
  | { readonly kind: 'cacheFailure'; readonly message: string }

/** Answers what is asked about the history of one board: on a thread of its own, or on a terminal's only one. */
export class HistoryDesk {
  readonly #board: DeskBoard
  #history: BoardHistory | null = null
  #workflow: Workflow | null = null
  #moments: Promise<Moments> | null = null

  /** Of the newest `follow`. */
  #tell: (answer: DeskAnswer) => void = () => undefined

  constructor(board: DeskBoard) {
    this.#board = board
  }

  /** Gives as many answers as it takes. Throws what kept it from answering. */
  async answer(question: DeskQuestion, tell: (answer: DeskAnswer) => void): Promise<void> {
    switch (question.kind) {
      case 'follow':
        return this.#follow(question.workflow, tell)
      case 'past':
        return this.#past(question.question, question.now, tell)
      case 'insight':
        return tell({ kind: 'insight', insight: await this.#insight(question.now, question.touched) })
      case 'flow':
        return tell(this.#flow(question))
    }
  }

  async #follow(workflow: Workflow, tell: (answer: DeskAnswer) => void): Promise<void> {
    const { git, repository, folder, cacheFolder } = this.#board
    this.#tell = tell
    const onCacheFailure = (error: unknown): void =>
      this.#tell({ kind: 'cacheFailure', message: error instanceof Error ? error.message : String(error) })
    const source = { git: new Git(git), repository, folder, workflow, cacheFolder, onCacheFailure }
    const before = this.#history?.history
    this.#history = this.#history ? await this.#history.refresh(workflow) : await BoardHistory.read(source)
    this.#workflow = workflow
    const { history } = this.#history
    if (history !== before) this.#moments = null
    tell({ kind: 'followed', head: history.head, gaps: history.gaps })
    // What keeps it from being remembered is told before this question ends.
    await this.#history.settled
  }

  async #past(question: PastQuestion, now: number, tell: (answer: DeskAnswer) => void): Promise<void> {
    const reading = (this.#moments ??= this.#readMoments())
    reading.catch(() => {
      if (this.#moments === reading) this.#moments = null
    })
    return (await reading).answer(question, now, (answer) => tell({ kind: 'past', answer }))
  }

  async #readMoments(): Promise<Moments> {
    const past = this.#needHistory()
    const workflow = this.#needWorkflow()
    const { history } = past
    const meetings = (await past.minutes()).map(asMeeting)
    const before = await past.placesBeforeWorkflow()
    return new Moments({
      history,
      boardAt: (place) => past.boardAt(place),
      isBeforeWorkflow: (place) => before.has(place),
      meetings,
      workflow,
      prefix: this.#board.repository.prefix,
    })
  }

  async #insight(now: number, touched: readonly string[]): Promise<Insight> {
    const past = this.#needHistory()
    const { head, line } = past.history
    const newest = line.at(-1)
    if (newest === undefined) return { head, findings: { found: [], muted: [] }, ages: [] }
    const board = { ...(await past.boardAt(newest)), workflow: this.#needWorkflow() }
    return insightOf(this.#lived(now, null), { board, head, touched: new Set(touched) })
  }

  #lived(now: number, user: GitUser | null): LivedBoard {
    const { timezone: machineZone, repository } = this.#board
    const { lives, gaps } = this.#needHistory().history
    return { lives, gaps, workflow: this.#needWorkflow(), prefix: repository.prefix, machineZone, now, user }
  }

  #flow({ ask, filter, now, user }: Extract<DeskQuestion, { kind: 'flow' }>): DeskAnswer {
    const query = askedQuery(ask, this.#needWorkflow().iteration)
    const { report, counts } = flowOfLives(this.#lived(now, user), { filter, query })
    return { kind: 'flow', report, counts }
  }

  #needHistory(): BoardHistory {
    if (this.#history === null) throw new Error('The history has not been read yet.')
    return this.#history
  }

  #needWorkflow(): Workflow {
    if (this.#workflow === null) throw new Error('The history has not been read yet.')
    return this.#workflow
  }
}

/** Of all meetings, plannings are told apart by the name of their minutes. */
function asMeeting({ commit, name }: { readonly commit: string; readonly name: string }): PastMeeting {
  return { commit, kind: /planning/i.test(name) ? 'planning' : 'walk' }
}

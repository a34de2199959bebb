import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Comparison } from '../../core/history/compareBoards.ts'
import type { BoardView } from '../../core/view/boardView.ts'
import type { HistoryState, MomentFacts } from '../../core/view/pastMessages.ts'
import type { MeetingKind, Timeline } from '../../core/view/timeline.ts'
import type { DrawnOldCard, PastTold } from '../../protocol.ts'
import { BoardState } from '../board/boardState.ts'
import type { Screen } from '../board/screen.ts'
import { Steps } from './steps.ts'

/** What the marks on the wall count from. */
export type Since = 'before' | MeetingKind | 'a'

/** A card of an earlier wall that is open beside it. */
export interface OpenOldCard {
  readonly moment: number
  readonly key: string
  /** undefined until the host has told; null: it was not there. */
  readonly card: DrawnOldCard | null | undefined
}

/** Two moments that are compared; null is not chosen yet. */
export interface ComparedMoments {
  readonly a: number | null
  readonly b: number | null
}

/** Fewer steps than these on a side are too few: more are asked for before they are needed. */
const enoughSteps = 10

/** The past of a board on the screen: where one is in it, and what is known around there. */
export class PastState {
  readonly reading = signal<{ readonly state: HistoryState; readonly message: string }>({
    state: 'reading',
    message: '',
  })
  readonly timeline = signal<Timeline | null>(null)
  /** The moment that is wanted; the wall may be some milliseconds behind. */
  readonly moment: ReadonlySignal<number>
  /** The moment that the wall shows; null: none yet. */
  readonly shown: ReadonlySignal<number | null>
  readonly board: BoardState
  readonly since = signal<Since>('before')
  readonly compared = signal<ComparedMoments>({ a: null, b: null })
  readonly comparison = signal<Comparison | null>(null)
  readonly openCard = signal<OpenOldCard | null>(null)
  /** What is known of the shown moment beside its wall, counted from what is chosen; null until it is told. */
  readonly facts: ReadonlySignal<MomentFacts | null>
  /** The moment that the marks count from; null is the one before the shown one. */
  readonly sinceMoment: ReadonlySignal<number | null>

  readonly #moment = signal(0)
  readonly #shown = signal<number | null>(null)
  readonly #facts = signal<ReadonlyMap<string, MomentFacts>>(new Map())
  readonly #steps = new Steps()
  readonly #screen: Screen
  /** Where to go once there is a timeline. */
  #awaited: { readonly commit: string; readonly at: number } | null = null
  #rev = 0
  /** The moment that steps were asked for around; null: none. */
  #askedAround: number | null = null
  /** A wall that was asked for has not come yet. */
  #isWaiting = false

  constructor(screen: Screen) {
    this.#screen = screen
    this.board = new BoardState(null, screen.shape)
    this.moment = this.#moment
    this.shown = this.#shown
    this.sinceMoment = computed(() => this.#findSince())
    this.facts = computed(() => {
      const shown = this.#shown.value
      return shown === null ? null : (this.#facts.value.get(factKey(shown, this.sinceMoment.value)) ?? null)
    })
    screen.past.listen((told) => this.#take(told))
    screen.channel.send({ type: 'askHistory' })
  }

  get last(): number {
    return Math.max(0, (this.timeline.peek()?.commits.length ?? 0) - 1)
  }

  /** Goes to a moment; one that there is not is the nearest end. */
  goTo(moment: number): void {
    const timeline = this.timeline.peek()
    if (!timeline) return
    const wanted = Math.min(this.last, Math.max(0, moment))
    batch(() => {
      this.#moment.value = wanted
      this.#draw()
    })
    const commit = wanted === this.last ? null : (timeline.commits[wanted] ?? null)
    this.#screen.memory.update({ moment: commit })
  }

  /** Goes to the wall after a commit; of one beside the line to that of the first moment that is not before it. */
  goToCommit(commit: string, at: number): void {
    const timeline = this.timeline.peek()
    this.#awaited = timeline ? null : { commit, at }
    if (!timeline) return
    const moment = timeline.commits.indexOf(commit)
    const near = timeline.at.findIndex((one) => one >= at)
    this.goTo(moment >= 0 ? moment : near >= 0 ? near : this.last)
  }

  /** Counts the marks from there, from now on. */
  countFrom(since: Since): void {
    this.since.value = since
    this.#askFacts()
  }

  /** Chooses a moment as one of the two that are compared; null takes it back. */
  compare(which: 'a' | 'b', moment: number | null): void {
    const compared = { ...this.compared.peek(), [which]: moment }
    this.compared.value = compared
    this.comparison.value = null
    if (compared.a !== null && compared.b !== null) {
      this.#screen.channel.send({ type: 'askCompare', a: compared.a, b: compared.b })
    }
    if (which === 'a') {
      if (moment === null && this.since.peek() === 'a') this.since.value = 'before'
      this.#askFacts()
    }
  }

  open(moment: number, key: string): void {
    this.openCard.value = { moment, key, card: undefined }
    this.#screen.channel.send({ type: 'askOldCard', moment, key })
  }

  #take(told: PastTold): void {
    switch (told.type) {
      case 'historyState':
        this.reading.value = { state: told.state, message: told.message }
        this.#isWaiting = false
        return
      case 'timeline':
        return this.#takeTimeline(told.timeline)
      case 'moments':
        if (told.head === this.timeline.peek()?.head) this.#takeMoments(told)
        return
      case 'comparison': {
        const { a, b } = this.compared.peek()
        if (told.head === this.timeline.peek()?.head && told.a === a && told.b === b)
          this.comparison.value = told.comparison
        return
      }
      case 'oldCard': {
        const { moment, key, card } = told
        const open = this.openCard.peek()
        if (open?.moment === moment && open.key === key) this.openCard.value = { moment, key, card }
        return
      }
      case 'life':
    }
  }

  /** A history that has grown keeps one where one is; one that was rewritten, at the end. */
  #takeTimeline(timeline: Timeline): void {
    const before = this.timeline.peek()
    if (before?.head === timeline.head) return
    const commitAt = (moment: number | null): string | null =>
      moment === null ? null : (before?.commits[moment] ?? null)
    const find = (commit: string | null): number | null => {
      const moment = commit === null ? -1 : timeline.commits.indexOf(commit)
      return moment < 0 ? null : moment
    }
    const wasLast = before !== null && this.#moment.peek() === this.last
    const { a, b } = this.compared.peek()
    const here = before === null ? this.#screen.memory.atBirth.moment : wasLast ? null : commitAt(this.#moment.peek())
    const compared = { a: find(commitAt(a)), b: find(commitAt(b)) }
    batch(() => {
      this.reading.value = { state: 'ready', message: '' }
      this.#steps.clear()
      this.#facts.value = new Map()
      this.#askedAround = null
      this.#isWaiting = false
      this.#shown.value = null
      this.openCard.value = null
      this.comparison.value = null
      this.timeline.value = timeline
      this.compared.value = compared
    })
    this.goTo(find(here) ?? timeline.commits.length - 1)
    if (compared.a !== null && compared.b !== null) this.compare('b', compared.b)
    if (this.#awaited) this.goToCommit(this.#awaited.commit, this.#awaited.at)
  }

  #takeMoments(told: Extract<PastTold, { type: 'moments' }>): void {
    batch(() => {
      this.#steps.add(told.steps, this.#moment.peek())
      this.#takeFacts(told.facts)
      if (told.wall) {
        this.#isWaiting = false
        this.#show(told.moment, told.wall)
        this.#draw()
      }
    })
  }

  #takeFacts(more: readonly MomentFacts[]): void {
    const facts = new Map(this.#facts.peek())
    for (const one of more) facts.set(factKey(one.moment, one.since), one)
    for (const oldest of facts.keys()) if (facts.size > mostFacts) facts.delete(oldest)
    this.#facts.value = facts
  }

  #show(moment: number, wall: BoardView): void {
    this.board.showSnapshot(++this.#rev, wall)
    this.#shown.value = moment
  }

  /** Draws the wanted moment by the steps that lead there, or asks for it; asks for more steps before they run out. */
  #draw(): void {
    const wanted = this.#moment.peek()
    const shown = this.#shown.peek()
    const changes = shown === null ? null : this.#steps.path(shown, wanted)
    if (changes === null) return this.#ask(wanted, true)
    for (const change of changes) this.board.showChange(this.#rev, ++this.#rev, change)
    this.#shown.value = wanted
    if (this.sinceMoment.peek() !== null && this.facts.peek() === null) return this.#askFacts()
    const room = { last: this.last, enough: enoughSteps }
    const isNear = this.#askedAround !== null && Math.abs(this.#askedAround - wanted) < enoughSteps
    if (!isNear && Math.min(this.#steps.ahead(wanted, 1, room), this.#steps.ahead(wanted, -1, room)) < enoughSteps)
      this.#ask(wanted, false)
  }

  #askFacts(): void {
    if (this.#shown.peek() !== null && this.facts.peek() === null) this.#ask(this.#shown.peek() ?? 0, false)
  }

  /** One wall is asked for at a time: while a hand pulls the slider, the next question is where it is by then. */
  #ask(moment: number, wantsWall: boolean): void {
    if (this.#isWaiting) return
    this.#isWaiting = wantsWall
    this.#askedAround = moment
    this.#screen.channel.send({ type: 'askMoment', moment, since: this.#sinceOf(moment), wantsWall })
  }

  #findSince(): number | null {
    return this.#sinceOf(this.#shown.value ?? 0)
  }

  #sinceOf(moment: number): number | null {
    const since = this.since.value
    if (since === 'before') return null
    if (since === 'a') return this.compared.value.a
    const meetings = this.timeline.value?.meetings ?? []
    return meetings.findLast((meeting) => isOf(meeting.kind, since) && meeting.moment < moment)?.moment ?? null
  }
}

/** A planning walks the wall too. */
export function isOf(kind: MeetingKind, wanted: MeetingKind): boolean {
  return kind === wanted || wanted === 'walk'
}

/** Facts that are kept. */
const mostFacts = 1_000

function factKey(moment: number, since: number | null): string {
  return `${moment} ${since ?? ''}`
}

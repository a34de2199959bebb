import { basename } from 'node:path'
import type { Board } from '../../core/board/board.ts'
import { parseWorkflow } from '../../core/board/parseWorkflow.ts'
import type { Workflow } from '../../core/board/workflow.ts'
import { type BoardPlaces, boardPlaces } from '../../core/history/boardPlaces.ts'
import type { History } from '../../core/history/history.ts'
import { CloneTexts } from './cloneTexts.ts'
import { recall, type Recalled, remember } from './historyCache.ts'
import { type CloneFacts, isAncestor, nearestChange, readCloneFacts } from './historyGit.ts'
import type { HistorySource } from './historySource.ts'
import { PastReader } from './pastReader.ts'
import { pathspecs } from './readLog.ts'
import { readTree } from './readTree.ts'
import type { NewestWall, Outcome, Parts, Remembered } from './remembered.ts'
import { type WallFiles, WallReader } from './wallReader.ts'

/**
 * The history of one board, read from git: whole at first, from then on only what is new; and where nothing is new, only
 * what is remembered of it. Then what else there is to know of its commits is put together once somebody asks.
 */
export class BoardHistory {
  readonly #source: HistorySource
  readonly #places: BoardPlaces
  readonly #texts: CloneTexts
  readonly #walls: WallReader
  #facts: CloneFacts
  #history: History = unread
  /** null: it is remembered, and nobody has asked for more yet. */
  #reading: Promise<PastReader> | null = null
  #recalled: Recalled | null = null
  /** The newest wall, of a history that is remembered. */
  #newest: WallFiles | null = null
  #settled: Promise<void> = Promise.resolve()

  private constructor(source: HistorySource, facts: CloneFacts) {
    const { git, repository, workflow } = source
    this.#source = source
    this.#facts = facts
    this.#places = boardPlaces(repository.prefix, workflow.formerly)
    this.#texts = new CloneTexts(git, repository)
    this.#walls = new WallReader(this.#texts, this.#places)
  }

  /** Reads a board's history up to HEAD, from what is remembered of it on. Throws a GitError where git cannot. */
  static async read(source: HistorySource): Promise<BoardHistory> {
    const facts = await readCloneFacts(source.git, source.repository)
    const history = new BoardHistory(source, facts)
    await history.#begin()
    return history
  }

  /**
   * The history up to where HEAD is now: this one, gone on, where the branch has only grown and the workflow is the one
   * that it was read with; else another one, read anew.
   */
  async refresh(workflow: Workflow): Promise<BoardHistory> {
    await this.#settled
    const { git, repository } = this.#source
    const facts = await readCloneFacts(git, repository)
    const last = this.#facts
    const isSame = conditionOf(workflow) === conditionOf(this.#source.workflow) && facts.cut === last.cut
    if (isSame && facts.head === last.head) return this
    if (!isSame || last.head === null || !(await isStillTrue(this.#source, last.head, facts.head)))
      return BoardHistory.read({ ...this.#source, workflow })
    const reader = await this.#opened()
    this.#facts = facts
    this.#texts.lookAgain()
    await this.#follow(reader, last.head)
    return this
  }

  /** What was read. */
  get history(): History {
    return this.#history
  }

  /** Resolves once what was read is remembered, or cannot be: nobody who wants to know the history waits for that. */
  get settled(): Promise<void> {
    return this.#settled
  }

  /** The places of the commits whose wall is read with a `board.md` that came later. */
  async placesBeforeWorkflow(): Promise<ReadonlySet<number>> {
    const { workflows, graph } = (await this.#opened()).past
    return new Set([...graph.commits.keys()].filter((place) => !workflows.at(place).isOwn))
  }

  /** The minutes that came, oldest first: the commit, and the name of the file in `meetings/` without `.md`. */
  async minutes(): Promise<readonly { readonly commit: string; readonly name: string }[]> {
    return (await this.#opened()).minutes()
  }

  /**
   * The place whose wall is the wall of any commit of the branch, board or not; null where the board was not there yet.
   * `commit` is a full id.
   */
  async placeAt(commit: string): Promise<number | null> {
    const reader = await this.#opened()
    return this.#placeIn(reader, commit)
  }

  /** The wall as it was after a commit. */
  async boardAt(place: number): Promise<Board> {
    const newest = place === this.#history.line.at(-1) ? this.#newest : null
    return this.#walls.read(newest ?? (await this.#opened()).wallAt(place))
  }

  /**
   * The wall of any commit that is in the repository, also of another branch; null where there was no board yet, or none
   * any more. `commit` is a full id.
   */
  async boardOf(commit: string): Promise<Board | null> {
    const reader = await this.#opened()
    const place = await this.#placeIn(reader, commit)
    if (place !== null) return this.boardAt(place)
    const { git, repository } = this.#source
    const files = await readTree(git, repository, commit, this.#places)
    if (files.length === 0) return null
    // Its tree alone, as if one commit had made all of it: whatever else that branch holds is not asked for.
    const source = { ...this.#source, workflow: reader.past.workflows.earliest }
    const alone = new PastReader({ source, places: this.#places, texts: this.#texts, known: null })
    await alone.take([{ id: commit, parents: [], author: '', email: '', at: 0, subject: '', changes: [files] }])
    return this.#walls.read(alone.wallAt(0))
  }

  /** Takes what is remembered where nothing is new; else that and what came since, or reads all. */
  async #begin(): Promise<void> {
    const { head, cut } = this.#facts
    const recalled = head === null ? null : recall(this.#source, this.#places)
    const isOfClone = recalled !== null && recalled.cut === cut
    const isNewest = isOfClone && recalled.head === head
    const outcome = isNewest ? recalled.outcomeIf(conditionOf(this.#source.workflow)) : null
    if (recalled && outcome) return this.#takeOutcome(recalled, outcome)
    const isTrue = isOfClone && (await isStillTrue(this.#source, recalled.head, head))
    const parts = recalled?.parts() ?? null
    const reader = this.#readerFrom(parts)
    if (isTrue && parts) await reader.take(parts.commits)
    this.#reading = Promise.resolve(reader)
    await this.#follow(reader, isTrue ? recalled.head : null)
    if (head === null || (isNewest && this.#texts.isLacking)) return
    this.#settled = remember(this.#source, this.#places, () => this.#remembered(reader, head))
  }

  #takeOutcome(recalled: Recalled, { history, wall }: Outcome): void {
    const { workflow, folder } = this.#source
    this.#recalled = recalled
    this.#history = history
    if (wall === null) return
    const { workflowText, ...files } = wall
    const then = workflowText === null ? workflow : parseWorkflow(workflowText, basename(folder))
    this.#newest = { workflow: then, ...files }
  }

  #readerFrom(known: Parts | null): PastReader {
    return new PastReader({ source: this.#source, places: this.#places, texts: this.#texts, known })
  }

  /** All that there is to know. */
  #opened(): Promise<PastReader> {
    if (this.#reading !== null) return this.#reading
    const reading = this.#open()
    reading.catch(() => (this.#reading = null))
    return (this.#reading = reading)
  }

  async #open(): Promise<PastReader> {
    const parts = this.#recalled?.parts() ?? null
    const reader = this.#readerFrom(parts)
    if (parts) await reader.take(parts.commits)
    this.#recalled = null
    this.#newest = null
    return reader
  }

  /** Reads what came after a commit, or all. */
  async #follow(reader: PastReader, after: string | null): Promise<void> {
    const { head, cut } = this.#facts
    if (head !== null) await reader.follow(head, after)
    const newest = head === null ? null : await this.#placeIn(reader, head)
    this.#history = reader.past.history(head, newest, cut !== null)
  }

  async #placeIn(reader: PastReader, commit: string): Promise<number | null> {
    const place = reader.placeOf(commit)
    if (place !== null) return place
    const { git, repository } = this.#source
    const nearest = await nearestChange(git, repository, commit, pathspecs(this.#places))
    return nearest === null ? null : reader.placeOf(nearest)
  }

  #remembered(reader: PastReader, head: string): Remembered {
    const newest = this.#history.line.at(-1)
    return {
      head,
      cut: this.#facts.cut,
      condition: this.#texts.isLacking ? null : conditionOf(this.#source.workflow),
      outcome: { history: this.#history, wall: newest === undefined ? null : newestWall(reader, newest) },
      parts: reader.parts,
    }
  }
}

const unread: History = {
  head: null,
  commits: [],
  line: [],
  lives: [],
  gaps: { isShallow: false, missingVersions: 0, skewedCards: 0, withoutWorkflow: 0 },
}

function newestWall(reader: PastReader, place: number): NewestWall {
  const { cards, archivedIds } = reader.wallAt(place)
  return { workflowText: reader.past.workflows.textAt(place), cards, archivedIds }
}

/** What a history hangs on beside its commits: the same text, the same history. */
function conditionOf(workflow: Workflow): string {
  return JSON.stringify(workflow)
}

/** What was read up to a commit leads to HEAD: the branch has only grown since. */
async function isStillTrue({ git, repository }: HistorySource, old: string, head: string | null): Promise<boolean> {
  if (head === null) return false
  return old === head || isAncestor(git, repository, old, head)
}

import { basename } from 'node:path'
import { buildBoard } from '../../core/board/buildBoard.ts'
import type { Board } from '../../core/board/board.ts'
import type { Workflow } from '../../core/board/workflow.ts'
import type { Card } from '../../core/card/card.ts'
import type { FieldNames } from '../../core/card/field.ts'
import { readBody } from '../../core/card/markdownBody.ts'
import { parseCard, settleBody } from '../../core/card/parseCard.ts'
import { type BoardPlaces, boardPlaces, folderOf, insideBoard } from '../../core/history/boardPlaces.ts'
import type { LoggedCommit } from '../../core/history/commitLog.ts'
import type { History } from '../../core/history/history.ts'
import { matchTexts } from '../../core/history/matchTexts.ts'
import { Past } from '../../core/history/past.ts'
import { stateOf } from '../../core/history/stateOf.ts'
import type { Version } from '../../core/history/versionGraph.ts'
import type { Git } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'
import { cacheFile, readCache, writeCache } from './historyCache.ts'
import {
  type CloneFacts,
  isAncestor,
  isPartialClone,
  nearestChange,
  readCloneFacts,
  readLocalObjects,
} from './historyGit.ts'
import { readTree } from './readTree.ts'
import { pathspecs, readLog } from './readLog.ts'
import type { Remembered } from './remembered.ts'
import { StateStore } from './stateStore.ts'
import { streamBlobs } from './streamBlobs.ts'

/** Whose history is read. */
export interface HistorySource {
  readonly git: Git
  readonly repository: Repository
  /** The board's folder, absolute. */
  readonly folder: string
  /** As the board has it now. */
  readonly workflow: Workflow
  /** Where histories are remembered, absolute; null is nowhere. */
  readonly cacheFolder: string | null
  /** Told of what kept a history from being remembered, or from being found again: it is read from git then. */
  readonly onCacheFailure: (error: unknown) => void
}

type Renames = Map<string, readonly (readonly [string, string])[]>

/** So many cards are kept as they were parsed, for the walls around one that is looked at. */
const mostCards = 20_000

/**
 * The history of one board, read from git: whole at first, from then on only what is new. Reads only, and keeps no text
 * but those of the workflows.
 */
export class BoardHistory {
  readonly #source: HistorySource
  readonly #places: BoardPlaces
  readonly #past: Past
  readonly #log: LoggedCommit[] = []
  readonly #states: StateStore
  readonly #renames: Renames
  /** Texts of `board.md`, by blob. */
  readonly #workflows: Map<string, string>
  #facts: CloneFacts
  #isPartial: Promise<boolean> | null = null
  #local: ReadonlySet<string> | null = null
  readonly #cards = new Map<Version, Card>()
  /** By which `#cards` were parsed. */
  #names: FieldNames | null = null
  #history: History

  private constructor(source: HistorySource, places: BoardPlaces, facts: CloneFacts, remembered: Remembered | null) {
    const { workflow, folder } = source
    this.#source = source
    this.#places = places
    this.#facts = facts
    this.#past = new Past({ places, folderName: basename(folder), today: workflow })
    this.#states = new StateStore(remembered?.states)
    this.#renames = new Map(remembered?.renames)
    this.#workflows = new Map(remembered?.workflows)
    this.#history = this.#past.history(null, null, facts.cut !== null)
  }

  /** Reads a board's history up to HEAD, from what is remembered of it on. Throws a GitError where git cannot. */
  static async read(source: HistorySource): Promise<BoardHistory> {
    const { git, repository, workflow, cacheFolder } = source
    const places = boardPlaces(repository.prefix, workflow.formerly)
    const facts = await readCloneFacts(git, repository)
    const file = cacheFolder === null ? null : cacheFile(cacheFolder, repository, places)
    const remembered = file === null || facts.head === null ? null : recall(file, source)
    const isGood =
      remembered !== null && remembered.cut === facts.cut && (await isStillTrue(source, remembered.head, facts.head))
    const history = new BoardHistory(source, places, facts, remembered)
    if (isGood) await history.#take(remembered.commits)
    await history.#follow(isGood ? remembered.head : null)
    if (facts.head !== null && (!isGood || remembered.head !== facts.head)) history.#remember()
    return history
  }

  /**
   * The history up to where HEAD is now: this one, gone on, where the branch has only grown and the workflow is the one
   * that it was read with; else another one, read anew.
   */
  async refresh(workflow: Workflow): Promise<BoardHistory> {
    const { git, repository } = this.#source
    const facts = await readCloneFacts(git, repository)
    const last = this.#facts
    const isSame = JSON.stringify(workflow) === JSON.stringify(this.#source.workflow)
    if (isSame && facts.head === last.head && facts.cut === last.cut) return this
    const isGrown = last.head !== null && facts.cut === last.cut
    if (!isSame || !isGrown || !(await isStillTrue(this.#source, last.head, facts.head)))
      return BoardHistory.read({ ...this.#source, workflow })
    this.#facts = facts
    this.#local = null
    await this.#follow(last.head)
    return this
  }

  /** What was read. */
  get history(): History {
    return this.#history
  }

  /** Whether the wall after a commit is read with a `board.md` that came later. */
  isBeforeWorkflow(place: number): boolean {
    return !this.#past.workflows.at(place).isOwn
  }

  /** The minutes that came, oldest first: the commit, and the name of the file in `meetings/` without `.md`. */
  minutes(): readonly { readonly commit: string; readonly name: string }[] {
    const { graph } = this.#past
    return graph.made.flatMap((versions, place) =>
      versions.flatMap(({ path, blob, parents }) => {
        const name = /^meetings\/([^/]+)\.md$/i.exec(insideBoard(this.#places, path) ?? '')?.[1]
        const isNew = blob !== null && parents.every((parent) => parent.blob === null)
        return name !== undefined && isNew ? [{ commit: graph.commits[place]?.id ?? '', name }] : []
      }),
    )
  }

  /** The place of a commit of the board. */
  placeOf(commit: string): number | null {
    return this.#past.graph.placeOf(commit)
  }

  /**
   * The place whose wall is the wall of any commit of the branch, board or not; null where the board was not there yet.
   * `commit` is a full id.
   */
  async placeAt(commit: string): Promise<number | null> {
    const place = this.placeOf(commit)
    if (place !== null) return place
    const { git, repository } = this.#source
    const nearest = await nearestChange(git, repository, commit, pathspecs(this.#places))
    return nearest === null ? null : this.placeOf(nearest)
  }

  /** The wall as it was after a commit. */
  async boardAt(place: number): Promise<Board> {
    const { workflow } = this.#past.workflows.at(place)
    const versions = this.#cardsAt(place)
    const shown = versions.filter(({ path }) => this.#past.workflows.kindOf(place, path) === 'card')
    const archived = versions.filter(({ path }) => this.#past.workflows.kindOf(place, path) === 'archived')
    const cards = await this.#parsed(shown, workflow.fieldNames)
    const archivedIds = archived.flatMap(
      (version) => this.#states.get(version, workflow.fieldNames)?.id.toLowerCase() ?? [],
    )
    return buildBoard(workflow, cards, new Set(archivedIds))
  }

  /**
   * The wall of any commit that is in the repository, also of another branch; null where there was no board yet, or none
   * any more. `commit` is a full id.
   */
  async boardOf(commit: string): Promise<Board | null> {
    const place = await this.placeAt(commit)
    if (place !== null) return this.boardAt(place)
    const { git, repository } = this.#source
    const files = await readTree(git, repository, commit, this.#places)
    if (files.length === 0) return null
    // Its tree alone, as if one commit had made all of it: whatever else that branch holds is not asked for.
    const source = { ...this.#source, workflow: this.#past.workflows.earliest, cacheFolder: null }
    const alone = new BoardHistory(source, this.#places, this.#facts, null)
    await alone.#take([{ id: commit, parents: [], author: '', email: '', at: 0, subject: '', changes: [files] }])
    return alone.boardAt(0)
  }

  /** What a file said after a commit; null where it was not there. `path` is relative to the top of the repository. */
  async textAt(place: number, path: string): Promise<string | null> {
    const blob = this.#past.graph.versionAt(place, path)?.blob ?? null
    return blob === null ? null : ((await this.#texts([blob])).get(blob) ?? null)
  }

  /** The cards after a commit. Once the board had moved, what was left in an earlier folder was on no wall. */
  #cardsAt(place: number): readonly Version[] {
    const { graph } = this.#past
    const cards = [...graph.filesAt(place)].filter((version) => this.#past.isCard(version))
    const { folders } = this.#places
    if (folders.length === 1) return cards
    const held = new Set(cards.map(({ path }) => folderOf(this.#places, path)))
    const hasWorkflow = (folder: string): boolean =>
      (graph.versionAt(place, `${folder}board.md`)?.blob ?? null) !== null
    const home = folders.find((folder) => held.has(folder) || hasWorkflow(folder))
    return cards.filter(({ path }) => folderOf(this.#places, path) === home)
  }

  async #parsed(versions: readonly Version[], names: FieldNames): Promise<readonly Card[]> {
    const isOther = names !== this.#names
    if (isOther || this.#cards.size > mostCards) this.#cards.clear()
    this.#names = names
    // Held apart: while texts are waited for, somebody may ask for another wall.
    const found = new Map(versions.map((version) => [version, this.#cards.get(version) ?? null]))
    const unknown = versions.filter((version) => found.get(version) === null)
    const texts = await this.#texts(unknown.flatMap(({ blob }) => blob ?? []))
    for (const version of unknown) {
      const text = texts.get(version.blob ?? '')
      const path = insideBoard(this.#places, version.path) ?? version.path
      const parsed = text === undefined ? null : parseCard(path, text, names)
      if (!parsed) continue
      const card = settleBody(parsed, readBody)
      found.set(version, card)
      if (names === this.#names) this.#cards.set(version, card)
    }
    return [...found.values()].flatMap((card) => card ?? [])
  }

  /** Reads what came after a commit, or all. */
  async #follow(after: string | null): Promise<void> {
    const { git, repository } = this.#source
    const { head, cut } = this.#facts
    if (head === null) return
    if (after !== head) {
      const commits = await readLog(git, repository, this.#places, { to: head, after })
      await this.#take(await this.#anchored(commits))
    }
    this.#history = this.#past.history(head, await this.placeAt(head), cut !== null)
  }

  /** The same commits, where a parent that is not among them is the board commit that it builds on. */
  async #anchored(commits: readonly LoggedCommit[]): Promise<readonly LoggedCommit[]> {
    const known = new Set(commits.map(({ id }) => id))
    const anchors = new Map<string, string | null>()
    const { git, repository } = this.#source
    for (const id of new Set(commits.flatMap(({ parents }) => parents)))
      if (!known.has(id) && this.placeOf(id) === null)
        anchors.set(id, await nearestChange(git, repository, id, pathspecs(this.#places)))
    if (anchors.size === 0) return commits
    const anchored = (id: string): string | null => (anchors.has(id) ? (anchors.get(id) ?? null) : id)
    return commits.map((commit) => ({ ...commit, parents: commit.parents.flatMap((id) => anchored(id) ?? []) }))
  }

  async #take(commits: readonly LoggedCommit[]): Promise<void> {
    for (const commit of commits) this.#log.push(commit)
    const blobs = this.#past.append(commits)
    const texts = await this.#texts(blobs.filter((blob) => !this.#workflows.has(blob)))
    for (const [blob, text] of texts) this.#workflows.set(blob, text)
    for (const blob of blobs) this.#past.setWorkflow(blob, this.#workflows.get(blob) ?? null)
    await this.#readStates()
    await this.#solveRiddles()
    this.#past.link(this.#renames)
  }

  async #readStates(): Promise<void> {
    const unread = this.#past.unread((version, names) => this.#states.get(version, names))
    const { git, repository } = this.#source
    const isHere = await this.#whatIsHere(unread.length)
    const asked = unread.filter(({ version }) => isHere(version.blob ?? ''))
    for (const one of unread) if (!isHere(one.version.blob ?? '')) this.#past.setState(one, undefined)
    let next = 0
    const ids = asked.map(({ version }) => version.blob ?? '')
    await streamBlobs(git, repository, ids, (_, text) => {
      const item = asked[next++]
      if (item === undefined) return
      const { version, names } = item
      if (text === null) return this.#past.setState(item, undefined)
      const card = parseCard(version.path, text, names)
      const state = card && stateOf(card)
      this.#states.set(version, names, state)
      this.#past.setState(item, state)
    })
  }

  async #solveRiddles(): Promise<void> {
    const { commits } = this.#past.graph
    const riddles = this.#past.riddles().filter(({ place }) => !this.#renames.has(commits[place]?.id ?? ''))
    if (riddles.length === 0) return
    const versions = riddles.flatMap(({ gone, come }) => [...gone, ...come])
    const texts = await this.#texts(versions.flatMap(({ blob }) => blob ?? []))
    const named = (list: readonly Version[]) =>
      list.flatMap(({ path, blob }) => {
        const text = texts.get(blob ?? '')
        return text === undefined ? [] : [{ path, text }]
      })
    for (const { place, gone, come } of riddles)
      this.#renames.set(commits[place]?.id ?? '', matchTexts(named(gone), named(come)))
  }

  async #texts(blobs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { git, repository } = this.#source
    const isHere = await this.#whatIsHere(blobs.length)
    const wanted = [...new Set(blobs)].filter(isHere)
    const texts = new Map<string, string>()
    await streamBlobs(git, repository, wanted, (id, text) => {
      if (text !== null) texts.set(id, text)
    })
    return texts
  }

  /** In a partial clone, asking for what is not here would fetch it: nothing is fetched unasked. */
  async #whatIsHere(count: number): Promise<(blob: string) => boolean> {
    if (count === 0) return () => true
    const { git, repository } = this.#source
    this.#isPartial ??= isPartialClone(git, repository)
    if (!(await this.#isPartial)) return () => true
    const local = (this.#local ??= await readLocalObjects(git, repository))
    return (blob) => local.has(blob)
  }

  #remember(): void {
    const { cacheFolder, repository } = this.#source
    if (cacheFolder === null) return
    const remembered = {
      head: this.#facts.head ?? '',
      cut: this.#facts.cut,
      commits: this.#log,
      states: this.#states.all(),
      // Versions that are not here may come, and be what others went as.
      renames: this.#history.gaps.missingVersions > 0 ? [] : [...this.#renames],
      workflows: [...this.#workflows],
    }
    try {
      writeCache(cacheFolder, cacheFile(cacheFolder, repository, this.#places), remembered)
    } catch (error) {
      this.#source.onCacheFailure(error)
    }
  }
}

function recall(file: string, { onCacheFailure }: HistorySource): Remembered | null {
  try {
    return readCache(file)
  } catch (error) {
    onCacheFailure(error)
    return null
  }
}

/** What was read up to a commit leads to HEAD: the branch has only grown since. */
async function isStillTrue({ git, repository }: HistorySource, old: string, head: string | null): Promise<boolean> {
  if (head === null) return false
  return old === head || isAncestor(git, repository, old, head)
}

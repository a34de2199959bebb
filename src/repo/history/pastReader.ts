import { basename } from 'node:path'
import { parseCard } from '../../core/card/parseCard.ts'
import { type BoardPlaces, folderOf, insideBoard } from '../../core/history/boardPlaces.ts'
import type { LoggedCommit } from '../../core/history/commitLog.ts'
import { matchTexts } from '../../core/history/matchTexts.ts'
import { Past } from '../../core/history/past.ts'
import { stateOf } from '../../core/history/stateOf.ts'
import type { Version } from '../../core/history/versionGraph.ts'
import type { CloneTexts } from './cloneTexts.ts'
import { nearestChange } from './historyGit.ts'
import type { HistorySource } from './historySource.ts'
import { pathspecs, readLog } from './readLog.ts'
import type { Parts } from './remembered.ts'
import { StateStore } from './stateStore.ts'
import type { WallFiles } from './wallReader.ts'

export interface PastReaderInput {
  readonly source: HistorySource
  readonly places: BoardPlaces
  readonly texts: CloneTexts
  /** What is known of texts already; null is nothing. */
  readonly known: Omit<Parts, 'commits'> | null
}

/** A board's past, put together of commits and of what their texts say. Keeps no text but those of the workflows. */
export class PastReader {
  readonly past: Past
  readonly #input: PastReaderInput
  readonly #log: LoggedCommit[] = []
  readonly #states: StateStore
  readonly #renames: Map<string, readonly (readonly [string, string])[]>
  /** Texts of `board.md`, by blob. */
  readonly #workflows: Map<string, string>

  constructor(input: PastReaderInput) {
    const { source, places, known } = input
    this.#input = input
    this.past = new Past({ places, folderName: basename(source.folder), today: source.workflow })
    this.#states = new StateStore(known?.states)
    this.#renames = new Map(known?.renames)
    this.#workflows = new Map(known?.workflows)
  }

  /** What it was put together of. */
  get parts(): Parts {
    return {
      commits: this.#log,
      states: this.#states.all(),
      // Texts that are not here may come, and be what others went as.
      renames: this.#input.texts.isLacking ? [] : [...this.#renames],
      workflows: [...this.#workflows],
    }
  }

  /** Reads what leads to a commit; of another one, that it builds on, everything is known already. */
  async follow(to: string, after: string | null): Promise<void> {
    if (after === to) return
    const { source, places } = this.#input
    const commits = await readLog(source.git, source.repository, places, { to, after })
    await this.take(await this.#anchored(commits))
  }

  /** Takes commits that come after all that are there, and reads what their texts say. */
  async take(commits: readonly LoggedCommit[]): Promise<void> {
    const fresh = commits.filter(({ id }) => this.placeOf(id) === null)
    for (const commit of fresh) this.#log.push(commit)
    const blobs = this.past.append(fresh)
    const texts = await this.#input.texts.read(blobs.filter((blob) => !this.#workflows.has(blob)))
    for (const [blob, text] of texts) this.#workflows.set(blob, text)
    for (const blob of blobs) this.past.setWorkflow(blob, this.#workflows.get(blob) ?? null)
    await this.#readStates()
    await this.#solveRiddles()
    this.past.link(this.#renames)
  }

  /** The place of a commit of the board. */
  placeOf(commit: string): number | null {
    return this.past.graph.placeOf(commit)
  }

  /** What the wall was made of after a commit. */
  wallAt(place: number): WallFiles {
    const { workflows } = this.past
    const { workflow } = workflows.at(place)
    const versions = this.#cardsAt(place)
    const archived = versions.filter(({ path }) => workflows.kindOf(place, path) === 'archived')
    return {
      workflow,
      cards: versions.filter(({ path }) => workflows.kindOf(place, path) === 'card'),
      archivedIds: archived.flatMap((one) => this.#states.get(one, workflow.fieldNames)?.id.toLowerCase() ?? []),
    }
  }

  /** The minutes that came, oldest first: the commit, and the name of the file in `meetings/` without `.md`. */
  minutes(): readonly { readonly commit: string; readonly name: string }[] {
    const { graph } = this.past
    return graph.made.flatMap((versions, place) =>
      versions.flatMap(({ path, blob, parents }) => {
        const name = /^meetings\/([^/]+)\.md$/i.exec(insideBoard(this.#input.places, path) ?? '')?.[1]
        const isNew = blob !== null && parents.every((parent) => parent.blob === null)
        return name !== undefined && isNew ? [{ commit: graph.commits[place]?.id ?? '', name }] : []
      }),
    )
  }

  /** The cards after a commit. Once the board had moved, what was left in an earlier folder was on no wall. */
  #cardsAt(place: number): readonly Version[] {
    const { graph } = this.past
    const { places } = this.#input
    const cards = [...graph.filesAt(place)].filter((version) => this.past.isCard(version))
    if (places.folders.length === 1) return cards
    const held = new Set(cards.map(({ path }) => folderOf(places, path)))
    const hasWorkflow = (folder: string): boolean =>
      (graph.versionAt(place, `${folder}board.md`)?.blob ?? null) !== null
    const home = places.folders.find((folder) => held.has(folder) || hasWorkflow(folder))
    return cards.filter(({ path }) => folderOf(places, path) === home)
  }

  /** The same commits, where a parent that is not among them is the board commit that it builds on. */
  async #anchored(commits: readonly LoggedCommit[]): Promise<readonly LoggedCommit[]> {
    const known = new Set(commits.map(({ id }) => id))
    const anchors = new Map<string, string | null>()
    const { source, places } = this.#input
    for (const id of new Set(commits.flatMap(({ parents }) => parents)))
      if (!known.has(id) && this.placeOf(id) === null)
        anchors.set(id, await nearestChange(source.git, source.repository, id, pathspecs(places)))
    if (anchors.size === 0) return commits
    const anchored = (id: string): string | null => (anchors.has(id) ? (anchors.get(id) ?? null) : id)
    return commits.map((commit) => ({ ...commit, parents: commit.parents.flatMap((id) => anchored(id) ?? []) }))
  }

  async #readStates(): Promise<void> {
    const unread = this.past.unread((version, names) => this.#states.get(version, names))
    const blobs = unread.map(({ version }) => version.blob ?? '')
    await this.#input.texts.stream(blobs, (at, text) => {
      const item = unread[at]
      if (item === undefined) return
      const { version, names } = item
      if (text === null) return this.past.setState(item, undefined)
      const card = parseCard(version.path, text, names)
      const state = card && stateOf(card)
      this.#states.set(version, names, state)
      this.past.setState(item, state)
    })
  }

  async #solveRiddles(): Promise<void> {
    const { commits } = this.past.graph
    const riddles = this.past.riddles().filter(({ place }) => !this.#renames.has(commits[place]?.id ?? ''))
    if (riddles.length === 0) return
    const versions = riddles.flatMap(({ gone, come }) => [...gone, ...come])
    const texts = await this.#input.texts.read(versions.flatMap(({ blob }) => blob ?? []))
    const named = (list: readonly Version[]) =>
      list.flatMap(({ path, blob }) => {
        const text = texts.get(blob ?? '')
        return text === undefined ? [] : [{ path, text }]
      })
    for (const { place, gone, come } of riddles)
      this.#renames.set(commits[place]?.id ?? '', matchTexts(named(gone), named(come)))
  }
}

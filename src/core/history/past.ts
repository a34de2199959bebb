import type { Workflow } from '../board/workflow.ts'
import type { FieldNames } from '../card/field.ts'
import type { BoardPlaces } from './boardPlaces.ts'
import type { CardState } from './cardState.ts'
import type { LoggedCommit } from './commitLog.ts'
import type { History, HistoryGaps } from './history.ts'
import { type KnownCard, Lineage, type Renames, type Riddle } from './lineage.ts'
import { lineTo } from './lineTo.ts'
import { Lives } from './lives.ts'
import { PastWorkflows, workflowBlobs } from './pastWorkflows.ts'
import { type Version, VersionGraph } from './versionGraph.ts'

export interface PastInput {
  readonly places: BoardPlaces
  /** Of the board's folder: the title of a board without one. */
  readonly folderName: string
  readonly today: Workflow
}

/** A version of a file that is a card if its text says so. */
export interface UnreadVersion {
  readonly version: Version
  readonly kind: KnownCard['kind']
  /** By which it is to be read. */
  readonly names: FieldNames
}

/** What a file said under the names that fields had then; undefined where its text has not been read yet. */
export type KnownState = (version: Version, names: FieldNames) => CardState | null | undefined

/**
 * A board's past, put together of what git prints: first the commits, then the texts of their workflows, then those of
 * their cards; at last, what went and came without an id that tells.
 */
export class Past {
  readonly graph = new VersionGraph()
  readonly #input: PastInput
  readonly #texts = new Map<string, string>()
  readonly #cards = new Map<Version, KnownCard>()
  readonly workflows: PastWorkflows
  readonly #lineage: Lineage
  readonly #lives: Lives
  #read = 0
  #withoutWorkflow = 0
  #missing = 0

  constructor(input: PastInput) {
    const { places, folderName, today } = input
    const { graph } = this
    this.#input = input
    this.workflows = new PastWorkflows({ graph, places, folderName, texts: this.#texts, today })
    this.#lineage = new Lineage({ graph, cards: this.#cards })
    this.#lives = new Lives({ graph, commits: graph.commits, workflows: this.workflows, lineage: this.#lineage, today })
  }

  /** Adds commits that come after all that are there; returns the blobs of the workflows among them. */
  append(commits: readonly LoggedCommit[]): readonly string[] {
    const first = this.graph.made.length
    this.graph.append(commits)
    return workflowBlobs(this.graph.made.slice(first), this.#input.places)
  }

  /** Takes the text of a version of `board.md`; null: it is not here. */
  setWorkflow(blob: string, text: string | null): void {
    if (text !== null) this.#texts.set(blob, text)
  }

  /** Takes what is known of the versions that came; returns those whose text has to be read, by the names in force. */
  unread(known: KnownState): readonly UnreadVersion[] {
    const unknown: UnreadVersion[] = []
    for (; this.#read < this.graph.made.length; this.#read++) {
      const { workflow, isOwn } = this.workflows.at(this.#read)
      if (!isOwn) this.#withoutWorkflow++
      for (const version of this.graph.made[this.#read] ?? []) {
        const kind = version.blob === null ? null : this.workflows.kindOf(version.place, version.path)
        if (kind === null) continue
        const state = known(version, workflow.fieldNames)
        if (state === undefined) unknown.push({ version, kind, names: workflow.fieldNames })
        else if (state !== null) this.#cards.set(version, { state, kind })
      }
    }
    return unknown
  }

  /** Takes what a version says; undefined: nobody can tell, its text is not here. */
  setState({ version, kind }: UnreadVersion, state: CardState | null | undefined): void {
    if (state === undefined) this.#missing++
    else if (state !== null) this.#cards.set(version, { state, kind })
  }

  /** What only texts can tell of the commits that came. */
  riddles(): readonly Riddle[] {
    return this.#lineage.riddles()
  }

  /** Follows the cards through the commits that came. */
  link(renames: Renames): void {
    this.#lineage.link(renames)
  }

  /** Whether a version is a card. */
  isCard(version: Version): boolean {
    return this.#cards.has(version)
  }

  /** The history up to a commit of the log, or of none; `head` is the newest commit of the branch. */
  history(head: string | null, newest: number | null, isShallow: boolean): History {
    const lives = newest === null ? [] : this.#lives.upTo(newest)
    const gaps: HistoryGaps = {
      isShallow,
      missingVersions: this.#missing,
      skewedCards: lives.filter(({ isSkewed }) => isSkewed).length,
      withoutWorkflow: this.#withoutWorkflow,
    }
    return {
      head,
      commits: this.graph.commits,
      line: newest === null ? [] : lineTo(this.graph.commits, newest),
      lives,
      gaps,
    }
  }
}

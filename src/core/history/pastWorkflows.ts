import { cardPathTest, isArchived } from '../board/isCardPath.ts'
import { parseWorkflow } from '../board/parseWorkflow.ts'
import type { Workflow } from '../board/workflow.ts'
import { type BoardPlaces, insideBoard } from './boardPlaces.ts'
import type { Version, VersionGraph } from './versionGraph.ts'

const boardFile = 'board.md'

/** The workflow by which the wall is read after a commit. */
export interface PastWorkflow {
  readonly workflow: Workflow
  /** The commit has a `board.md` of its own; else it is read with the earliest one known, or with today's. */
  readonly isOwn: boolean
}

export interface PastWorkflowsInput {
  readonly graph: VersionGraph
  readonly places: BoardPlaces
  readonly folderName: string
  /** Texts of the versions of `board.md`, by blob id. */
  readonly texts: ReadonlyMap<string, string>
  readonly today: Workflow
}

/** The workflows that were in force, commit by commit. */
export class PastWorkflows {
  readonly #input: PastWorkflowsInput
  readonly #byBlob = new Map<string, Workflow>()
  /** By place. */
  readonly #own: (Workflow | null)[] = []
  readonly #tests = new Map<Workflow, (path: string) => boolean>()
  #earliest: Workflow | null = null

  constructor(input: PastWorkflowsInput) {
    this.#input = input
  }

  at(place: number): PastWorkflow {
    const own = this.#ownAt(place)
    return own === null ? { workflow: this.earliest, isOwn: false } : { workflow: own, isOwn: true }
  }

  /** The text that the workflow after a commit is read from; null: it is today's. */
  textAt(place: number): string | null {
    const { workflow } = this.at(place)
    for (const [blob, one] of this.#byBlob) if (one === workflow) return this.#input.texts.get(blob) ?? null
    return null
  }

  /** What is in force where there is no `board.md`: the earliest one known, else today's. */
  get earliest(): Workflow {
    return (this.#earliest ??= this.#findEarliest())
  }

  /** The workflow that a day is judged by: a `board.md` that was broken for a while judges nothing. */
  judging(place: number): Workflow {
    const { workflow } = this.at(place)
    return workflow.isBroken ? this.earliest : workflow
  }

  /** What a file is to the board after a commit, by its name. */
  kindOf(place: number, path: string): 'card' | 'archived' | null {
    const inside = insideBoard(this.#input.places, path)
    if (inside === null || this.#isInBoardOfItsOwn(place, path, inside)) return null
    if (isArchived(inside)) return /\.md$/i.test(inside) ? 'archived' : null
    return this.#isCardPath(this.at(place).workflow, inside) ? 'card' : null
  }

  /** That of its own `board.md`: a commit that did nothing to it has its parent's. */
  #ownAt(place: number): Workflow | null {
    const known = this.#own[place]
    if (known !== undefined) return known
    const { graph } = this.#input
    const parents = graph.commits[place]?.parents ?? []
    const inherited = parents.length === 1 ? this.#own[parents[0] ?? 0] : undefined
    const isTouched = inherited === undefined || (graph.made[place] ?? []).some(({ path }) => this.#isBoardFile(path))
    const own = isTouched ? this.#readOwn(place) : inherited
    this.#own[place] = own
    return own
  }

  #isBoardFile(path: string): boolean {
    return path.endsWith(boardFile) && this.#input.places.folders.includes(path.slice(0, -boardFile.length))
  }

  #readOwn(place: number): Workflow | null {
    const { graph, places, texts, folderName } = this.#input
    for (const folder of places.folders) {
      const blob = graph.versionAt(place, folder + boardFile)?.blob
      const text = blob === null || blob === undefined ? undefined : texts.get(blob)
      if (blob === null || blob === undefined || text === undefined) continue
      let workflow = this.#byBlob.get(blob)
      if (workflow === undefined) this.#byBlob.set(blob, (workflow = parseWorkflow(text, folderName)))
      return workflow
    }
    return null
  }

  #findEarliest(): Workflow {
    const { graph, today } = this.#input
    for (let place = 0; place < graph.commits.length; place++) {
      const workflow = this.#ownAt(place)
      if (workflow !== null && !workflow.isBroken) return workflow
    }
    return today
  }

  #isCardPath(workflow: Workflow, path: string): boolean {
    let test = this.#tests.get(workflow)
    if (test === undefined) this.#tests.set(workflow, (test = cardPathTest(workflow)))
    return test(path)
  }

  /** A folder in the board with a `board.md` is another board. */
  #isInBoardOfItsOwn(place: number, path: string, inside: string): boolean {
    const { graph } = this.#input
    if (!inside.includes('/')) return false
    const base = path.length - inside.length
    for (let end = inside.indexOf('/'); end >= 0; end = inside.indexOf('/', end + 1)) {
      const version = graph.versionAt(place, `${path.slice(0, base + end)}/${boardFile}`)
      if (version !== null && version.blob !== null) return true
    }
    return false
  }
}

/** The blobs of every `board.md` of the board that ever was. */
export function workflowBlobs(made: Iterable<readonly Version[]>, { folders }: BoardPlaces): readonly string[] {
  const paths = new Set(folders.map((folder) => folder + boardFile))
  const blobs = new Set<string>()
  for (const versions of made)
    for (const { path, blob } of versions) if (blob !== null && paths.has(path)) blobs.add(blob)
  return [...blobs]
}

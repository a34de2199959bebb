import type { Git } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'
import { isPartialClone, readLocalObjects } from './historyGit.ts'
import { streamBlobs } from './streamBlobs.ts'

/** The texts that a clone holds. In a partial one, asking for what is not here would fetch it: nothing is fetched unasked. */
export class CloneTexts {
  readonly #git: Git
  readonly #repository: Repository
  #isPartial: Promise<boolean> | null = null
  #local: ReadonlySet<string> | null = null
  #isLacking = false

  constructor(git: Git, repository: Repository) {
    this.#git = git
    this.#repository = repository
  }

  /** Whether a text was asked for that is not here: it may be some other day. */
  get isLacking(): boolean {
    return this.#isLacking
  }

  /** Hands over the text of each blob once, by its place in the list; null for one that is not here, or too large. */
  async stream(blobs: readonly string[], take: (at: number, text: string | null) => void): Promise<void> {
    if (blobs.length === 0) return
    const isHere = await this.#whatIsHere()
    const give = (at: number, text: string | null): void => {
      if (text === null) this.#isLacking = true
      take(at, text)
    }
    const asked: number[] = []
    blobs.forEach((blob, at) => (isHere(blob) ? asked.push(at) : give(at, null)))
    let next = 0
    const ids = asked.map((at) => blobs[at] ?? '')
    await streamBlobs(this.#git, this.#repository, ids, (_, text) => give(asked[next++] ?? 0, text))
  }

  /** The texts of blobs, of those that are here. */
  async read(blobs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(blobs)]
    const texts = new Map<string, string>()
    await this.stream(wanted, (at, text) => {
      if (text !== null) texts.set(wanted[at] ?? '', text)
    })
    return texts
  }

  /** More may be here by now. */
  lookAgain(): void {
    this.#local = null
  }

  async #whatIsHere(): Promise<(blob: string) => boolean> {
    this.#isPartial ??= isPartialClone(this.#git, this.#repository)
    if (!(await this.#isPartial)) return () => true
    const local = (this.#local ??= await readLocalObjects(this.#git, this.#repository))
    return (blob) => local.has(blob)
  }
}

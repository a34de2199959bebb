import { createHash } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, relative, sep } from 'node:path'
import { batchMessage, commitMessage } from '../core/edit/commitMessage.ts'
import type { Plan, Refusal } from '../core/card/edit.ts'
import type { GitHold } from '../core/view/boardView.ts'
import { applyPlan, pathsOf, type Texts } from './applyPlan.ts'
import { commitClean } from './commitClean.ts'
import type { Git } from './git.ts'
import { GitError, gitError } from './gitError.ts'
import { self } from './holder.ts'
import { inspect, type Sight } from './inspect.ts'
import { freshId, Journal, type JournalEntry } from './journal.ts'
import { takeLock } from './lock.ts'
import { removeFile, replaceFile } from './replaceFile.ts'
import { findRepository, type Repository } from './repository.ts'

/** A board as the writer needs it. `commitSuffix` is read after the plan was made. */
export interface BoardFolder {
  /** Absolute. */
  readonly folder: string
  /** `commit.suffix` of `board.md`; empty if none. */
  readonly commitSuffix: string
}

/** The editors of the host: text that is on a screen and not yet on disk. */
export interface Editors {
  /** The text of the open document, null if none is open or it has no unsaved changes. */
  unsavedText(absolutePath: string): string | null
  /** Puts a new text into the open document, unsaved; false if the editor would not take it. */
  change(absolutePath: string, newText: string): Promise<boolean>
}

/** Why an accepted change is not in git yet. */
export type PendingReason = GitHold | 'unsaved' | 'notCommittedYet' | 'behindAnother'

export type WriteOutcome =
  /** `commit` is null without a repository. */
  | { readonly kind: 'committed'; readonly commit: string | null; readonly plan: Plan }
  | { readonly kind: 'pending'; readonly why: PendingReason; readonly plan: Plan }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** git said no; the change is on disk and pending. */
  | { readonly kind: 'failed'; readonly error: GitError; readonly plan: Plan }

export interface WriterOptions {
  readonly editors: Editors | null
  /** Commits without running the repository's hooks. */
  readonly skipsHooks: boolean
  /** Ends a commit that is under way. */
  readonly signal?: AbortSignal
}

const plain: WriterOptions = { editors: null, skipsHooks: false }

const writers = new Map<string, Writer>()

/** The writer of the repository that `folder` is in, or of the folder alone where there is none: one for each in this process. */
export async function writerFor(git: Git | null, folder: string, options: WriterOptions = plain): Promise<Writer> {
  const real = realpathSync(folder)
  const repository = git === null ? null : await findRepository(git, real)
  const key = repository?.gitDir ?? real
  const known = writers.get(key)
  if (known !== undefined) {
    return known
  }
  const writer = new Writer(git, repository, real, options)
  writers.set(key, writer)
  return writer
}

/** The one writer of a repository in this process: takes changes one after the other and turns each into a commit. */
export class Writer {
  readonly repository: Repository | null
  readonly #git: Git | null
  readonly #top: string
  readonly #options: WriterOptions
  readonly #lockPath: string
  readonly #journal: Journal
  #queue: Promise<unknown> = Promise.resolve()

  constructor(git: Git | null, repository: Repository | null, folder: string, options: WriterOptions) {
    this.#git = git
    this.repository = repository
    this.#top = repository?.toplevel ?? folder
    this.#options = options
    const place = repository === null ? placeInTemp(folder) : join(repository.gitDir, 'walk-the-wall')
    this.#lockPath = join(place, 'lock')
    this.#journal = new Journal(join(place, 'journal'))
  }

  /** Makes a plan on the newest files and carries it out: on disk at once, in git as soon as git allows. */
  write(board: BoardFolder, makePlan: () => Promise<Plan | Refusal>): Promise<WriteOutcome> {
    return this.#alone(async () => {
      const plan = await makePlan()
      if (plan.kind === 'refusal') {
        return { kind: 'refused', refusal: plan }
      }
      if (plan.edits.length === 0) {
        return { kind: 'unchanged' }
      }
      return this.#accept(board, plan)
    })
  }

  /** What is accepted and not in git, oldest first. Reads the journal; never writes. */
  pending(): readonly JournalEntry[] {
    return this.#journal.load()
  }

  #alone<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(async () => {
      const release = await takeLock(this.#lockPath, this.#options.signal)
      try {
        this.#journal.load()
        return await act()
      } finally {
        release()
      }
    })
    this.#queue = result.catch(() => undefined)
    return result
  }

  async #accept(board: BoardFolder, plan: Plan): Promise<WriteOutcome> {
    const prefix = this.#prefixOf(board.folder)
    const paths = pathsOf(plan, prefix)
    const sight = this.repository === null ? null : await inspect(this.#needGit(), this.repository, paths)
    const before: Texts = new Map(paths.map((path) => [path, this.#read(path)]))
    const after = applyPlan(plan, prefix, before)
    if (!(after instanceof Map)) {
      return { kind: 'refused', refusal: after as Refusal }
    }
    const entry: JournalEntry = {
      id: freshId(),
      prefix,
      plan,
      suffix: board.commitSuffix,
      batch: null,
      owner: self(),
      files: paths.map((path) => ({ path, before: hash(before.get(path)), after: hash(after.get(path)) })),
      inEditor: [],
      isWritten: false,
      indexSteps: [],
    }
    await this.#journal.add(entry)
    await this.#replace(before, after)
    await this.#journal.change(entry.id, { isWritten: true }, false)
    if (this.repository === null || sight === null) {
      await this.#journal.close([entry.id])
      return { kind: 'committed', commit: null, plan }
    }
    if (sight.hold !== null) {
      return { kind: 'pending', why: sight.hold, plan }
    }
    return this.#commit(this.repository, [entry], before, sight)
  }

  async #commit(
    repository: Repository,
    group: readonly JournalEntry[],
    before: Texts,
    sight: Sight,
  ): Promise<WriteOutcome> {
    const [first] = group as [JournalEntry]
    const plans = group.map((entry) => entry.plan)
    const message = group.length === 1 ? commitMessage(first.plan, first.suffix) : batchMessage(plans, first.suffix)
    const paths = [...before.keys()]
    const untracked = paths.filter((path) => before.get(path) === null || sight.paths.get(path)?.staged === '?')
    const { skipsHooks, signal } = this.#options
    const request = { git: this.#needGit(), repository, message, skipsHooks, signal }
    try {
      const commit = await commitClean(request, paths, untracked)
      await this.#journal.close(group.map((entry) => entry.id))
      return { kind: 'committed', commit, plan: first.plan }
    } catch (error) {
      if (error instanceof GitError) {
        return { kind: 'failed', error, plan: first.plan }
      }
      throw error
    }
  }

  async #replace(before: Texts, after: Texts): Promise<void> {
    for (const [path, text] of after) {
      if (text !== before.get(path) && text !== null) {
        await replaceFile(join(this.#top, path), text)
      }
    }
    for (const [path, text] of after) {
      if (text === null && before.get(path) !== null) {
        await removeFile(join(this.#top, path))
      }
    }
  }

  #read(path: string): string | null {
    try {
      return readFileSync(join(this.#top, path), 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return null
      }
      throw error
    }
  }

  #prefixOf(folder: string): string {
    const path = relative(this.#top, realpathSync(folder)).split(sep).join('/')
    return path === '' ? '' : `${path}/`
  }

  #needGit(): Git {
    if (this.#git === null) {
      throw gitError('gitMissing', { args: [], stderr: '' })
    }
    return this.#git
  }
}

function placeInTemp(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 32)
  return join(tmpdir(), `walk-the-wall-${userInfo().username}`, name)
}

function hash(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : createHash('sha256').update(text).digest('hex')
}

import { t } from '../../core/l10n/l10n.ts'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import type { Plan, Refusal } from '../../core/card/edit.ts'
import { carryOut, type Draft, draft, entryFor, isEmpty } from './accept.ts'
import { pathsOf } from './applyPlan.ts'
import { endBegun } from './begin.ts'
import { commitByHand, type HandChange } from './commitByHand.ts'
import { holdOf, type PendingReason } from './commitEntries.ts'
import { commitFresh, isClean } from './commitFresh.ts'
import type { Desk, Editors, GitDesk } from './desk.ts'
import type { Git } from '../git/git.ts'
import { fromFileSystem, GitError, gitError } from '../git/gitError.ts'
import { inspect, type Sight } from '../git/inspect.ts'
import { freshId, Journal, type JournalEntry } from './journal.ts'
import { takeLock } from './lock.ts'
import { repair } from './repair.ts'
import { findRepository, type Repository } from '../git/repository.ts'
import { commitGroup, settle, type WriteOutcome } from './settle.ts'
import { removeStaleLock } from '../git/staleLock.ts'

/** A board as the writer needs it. `commitSuffix` is read after the plan was made. */
export interface BoardFolder {
  /** Absolute. */
  readonly folder: string
  /** `commit.suffix` of `board.md`; empty if none. */
  readonly commitSuffix: string
}

/** A plan that takes back a change which is not in git yet: both end uncommitted. */
export interface Cancellation {
  readonly kind: 'cancel'
  /** Id of the journal entry. */
  readonly entry: string
  readonly plan: Plan
}

export interface WriterOptions {
  readonly editors: Editors | null
  /** Whether to commit without running the repository's hooks; asked before each commit. */
  readonly skipsHooks: () => boolean
  /** Ends commits that are under way, and waiting for the lock. */
  readonly signal?: AbortSignal
}

export type { Editors, WriteOutcome }

const writers = new Map<string, Writer>()

/** The writer of the repository that `folder` is in, or of the folder alone where there is none: one for each and each git in this process. */
export async function writerFor(git: Git | null, folder: string, options: WriterOptions): Promise<Writer> {
  const real = realpathSync(folder)
  const repository = git === null ? null : await findRepository(git, real)
  const key = `${git?.executable ?? ''}\0${repository?.gitDir ?? real}`
  const writer = writers.get(key) ?? new Writer(git, repository, real, options)
  writers.set(key, writer)
  return writer
}

/**
 * The one writer of a repository in this process: takes changes one after the other, puts each on disk at once, and
 * turns it into a commit as soon as git allows.
 */
export class Writer {
  readonly repository: Repository | null
  readonly #git: Git | null
  readonly #options: WriterOptions
  readonly #desk: Desk
  #batch: string | null = null
  #queue: Promise<unknown> = Promise.resolve()

  constructor(git: Git | null, repository: Repository | null, folder: string, options: WriterOptions) {
    const place = repository === null ? placeInTemp(folder) : join(repository.gitDir, 'walk-the-wall')
    const journal = new Journal(join(place, 'journal'))
    this.repository = repository
    this.#git = git
    this.#options = options
    this.#desk = { top: repository?.toplevel ?? folder, place, journal, editors: options.editors }
  }

  /** Makes a plan on the newest files and carries it out: on disk at once, in git as soon as git allows. */
  write(board: BoardFolder, makePlan: () => Promise<Plan | Refusal | Cancellation>): Promise<WriteOutcome> {
    return this.#alone(async (desk) => {
      await settle(desk, this.#batch)
      const made = await makePlan()
      if (made.kind === 'refusal') return { kind: 'refused', refusal: made }
      const plan = made.kind === 'cancel' ? made.plan : made
      const drafted = draft(desk, { plan, prefix: this.prefixOf(board.folder) })
      if ('kind' in drafted) return { kind: 'refused', refusal: drafted }
      if (isEmpty(drafted)) return { kind: 'unchanged' }
      const batch = made.kind === 'cancel' ? null : this.#batch
      const cancels = made.kind === 'cancel' ? made.entry : null
      return accept(desk, drafted, entryFor(drafted, { suffix: board.commitSuffix, batch, cancels }))
    })
  }

  /** What is accepted and not in git, oldest first. Reads the journal; never writes. */
  pending(): readonly JournalEntry[] {
    return new Journal(join(this.#desk.place, 'journal')).load()
  }

  /** What is to be said of a journal that holds what nobody can read; null where it is whole. */
  journalTrouble(): string | null {
    const path = join(this.#desk.place, 'journal')
    const journal = new Journal(path)
    journal.load()
    if (journal.unread === 0) return null
    return t('The list of changes that wait for git has lines that cannot be read, and they are left out: {0}', path)
  }

  /** From the repository's top to a board folder, with `/` at the end; empty at the top. */
  prefixOf(folder: string): string {
    const path = relative(this.#desk.top, realpathSync(folder)).split(sep).join('/')
    return path === '' ? '' : `${path}/`
  }

  /** Commits what is pending where git now allows it, and mends what a crash has left. */
  settle(): Promise<readonly WriteOutcome[]> {
    return this.#alone((desk) => settle(desk, this.#batch))
  }

  /** Whether changes are gathered for one commit. */
  get isCollecting(): boolean {
    return this.#batch !== null
  }

  /** Begins to gather changes, or commits those that were gathered as one. */
  collect(isOn: boolean): Promise<readonly WriteOutcome[]> {
    return this.#alone(async (desk) => {
      if (isOn) this.#batch ??= freshId()
      else this.#batch = null
      return settle(desk, this.#batch)
    })
  }

  /** Commits cards as they are on disk, one commit each. */
  commitByHand(board: BoardFolder, changes: readonly HandChange[]): Promise<readonly WriteOutcome[]> {
    return this.#alone(async (desk) => {
      const settled = await settle(desk, this.#batch)
      if (!('git' in desk)) return settled
      return [...settled, ...(await commitByHand(desk, this.prefixOf(board.folder), board.commitSuffix, changes))]
    })
  }

  /** Whether commits on a detached HEAD are wanted in this work tree. */
  get commitsDetached(): boolean {
    return existsSync(this.#detachedMark)
  }

  /** Remembers that commits on a detached HEAD are wanted in this work tree, and makes those that are pending. */
  commitDetached(): Promise<readonly WriteOutcome[]> {
    mkdirSync(this.#desk.place, { recursive: true })
    writeFileSync(this.#detachedMark, '')
    return this.settle()
  }

  /** Takes away the lock that a `staleLock` error names, because somebody has asked for it, and commits what is pending. */
  removeStaleLock(error: GitError): Promise<readonly WriteOutcome[]> {
    if (this.repository !== null) removeStaleLock(this.repository, error)
    return this.settle()
  }

  get #detachedMark(): string {
    return join(this.#desk.place, 'commits-detached')
  }

  #alone<T>(act: (desk: Desk | GitDesk) => Promise<T>): Promise<T> {
    const result = this.#queue.then(async () => {
      if (this.repository === null) claim(dirname(this.#desk.place))
      const release = await takeLock(join(this.#desk.place, 'lock'), this.#options.signal)
      try {
        this.#desk.journal.load()
        return await act(this.#deskNow())
      } catch (error) {
        throw fromFileSystem(error)
      } finally {
        release()
      }
    })
    this.#queue = result.catch(() => undefined)
    return result
  }

  #deskNow(): Desk | GitDesk {
    const { repository } = this
    if (this.#git === null || repository === null) return this.#desk
    return {
      ...this.#desk,
      git: this.#git,
      repository,
      skipsHooks: this.#options.skipsHooks(),
      commitsDetached: this.commitsDetached,
      signal: this.#options.signal,
    }
  }
}

/** Puts a change on disk and, where nothing is in the way, into git. */
async function accept(desk: Desk | GitDesk, drafted: Draft, entry: JournalEntry): Promise<WriteOutcome> {
  const { plan } = entry
  const isBehind = desk.journal.entries.some((other) => pathsOf(other).some((path) => drafted.before.has(path)))
  const isFree = !isBehind && entry.batch === null && entry.cancels === null && entry.inEditor.length === 0
  const looking = 'git' in desk && isFree ? look(desk, entry) : null
  // Of a file that is gone when git looks, and of which it says nothing, nobody could tell whether git knew it.
  if ([...drafted.after.values()].includes(null)) await looking
  const refusal = await put(desk, drafted, entry)
  const sight = await looking
  if (refusal !== null) {
    desk.journal.close([entry.id])
    return { kind: 'refused', refusal }
  }
  if (sight instanceof GitError) {
    desk.journal.note(entry.id, { isWritten: true })
    return { kind: 'failed', error: sight, plan }
  }
  if ('git' in desk && sight !== null && holdOf(desk, sight) === null) {
    return { ...(await commitNow(desk, drafted, entry, sight)), plan }
  }
  desk.journal.note(entry.id, { isWritten: true })
  if (entry.cancels !== null) {
    if (entry.inEditor.length === 0) desk.journal.close([entry.id, entry.cancels])
    return { kind: 'committed', commit: null, plan }
  }
  if (!('git' in desk)) {
    if (entry.inEditor.length === 0) desk.journal.close([entry.id])
    return { kind: 'committed', commit: null, plan }
  }
  return { kind: 'pending', why: whyPending(desk, entry, sight), plan }
}

/** What git says of the files while the change is being made; a failure of that is told when it is asked for. */
function look({ git, repository }: GitDesk, entry: JournalEntry): Promise<Sight | GitError> {
  return inspect(git, repository, pathsOf(entry)).catch((error: unknown) => {
    if (error instanceof GitError) return error
    throw error
  })
}

/** Writes a change down and makes it. What the disk or the editor does not take never happened. */
async function put(desk: Desk, drafted: Draft, entry: JournalEntry): Promise<Refusal | null> {
  await desk.journal.add(entry)
  try {
    return await carryOut(desk, drafted, entry.id)
  } catch (error) {
    await repair(desk)
    throw error
  }
}

function whyPending(desk: GitDesk, entry: JournalEntry, sight: Sight | null): PendingReason {
  if (entry.batch !== null) return 'batch'
  if (entry.inEditor.length > 0) return 'unsaved'
  return (sight === null ? null : holdOf(desk, sight)) ?? 'behindAnother'
}

async function commitNow(
  desk: GitDesk,
  { before, after }: Draft,
  entry: JournalEntry,
  sight: Sight,
): Promise<
  | { readonly kind: 'committed'; readonly commit: string | null }
  | { readonly kind: 'pending'; readonly why: PendingReason }
  | { readonly kind: 'failed'; readonly error: GitError }
> {
  if (isClean({ before, sight, entry })) {
    try {
      const commit = await commitFresh(desk, { entry, before, after, sight })
      desk.journal.close([entry.id])
      return { kind: 'committed', commit }
    } catch (error) {
      if (!(error instanceof GitError)) throw error
      await endBegun(desk, [entry.id])
      if (!isPassing(error)) return { kind: 'failed', error }
    }
  } else {
    desk.journal.note(entry.id, { isWritten: true })
  }
  const [now] = desk.journal.entries.filter(({ id }) => id === entry.id)
  const result = await commitGroup(desk, [now ?? entry])
  return result.kind === 'dropped' ? { kind: 'committed', commit: null } : result
}

/** Something came between looking and committing: what is true now has to be looked at again. */
function isPassing({ reason }: GitError): boolean {
  return ['lock', 'refMoved', 'operationInProgress', 'unmergedEntries', 'nothingToCommit'].includes(reason)
}

function placeInTemp(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 32)
  return join(tmpdir(), `walk-the-wall-${userInfo().username}`, name)
}

/** Everybody can guess the name and make the folder first: what somebody else's journal says is not done. */
function claim(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stats = lstatSync(folder)
  const { uid } = userInfo()
  if (!stats.isDirectory() || (uid !== -1 && stats.uid !== uid)) {
    throw gitError('notPermitted', { args: [], stderr: folder })
  }
}

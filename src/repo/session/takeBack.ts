import { type Edit, type LineHunk, type Plan, type Refusal, refuse, type Trailer } from '../../core/card/edit.ts'
import type { FieldNames } from '../../core/card/field.ts'
import { type FileChange, planInverse } from '../../core/edit/planInverse.ts'
import { isArchived } from '../../core/board/isCardPath.ts'
import { t } from '../../core/l10n/l10n.ts'
import { pathFrom } from '../commit/applyPlan.ts'
import { readBlobTexts } from '../git/blobs.ts'
import { type Git, literal, splitZ } from '../git/git.ts'
import { GitError } from '../git/gitError.ts'
import type { JournalEntry } from '../commit/journal.ts'
import { readRepositoryState, type Repository } from '../git/repository.ts'
import type { Cancellation } from '../commit/writer.ts'

/** A board commit, as undo and redo see it. */
export interface BoardCommit {
  readonly commit: string
  readonly authorEmail: string
  readonly subject: string
  /** The commits that it took back. */
  readonly undoes: readonly string[]
  /** The trailers that name what it was about beside cards: a column, a filter. */
  readonly about: readonly Trailer[]
}

/** How many commits are looked at at first; most often the very first one is it. */
const firstLook = 20

/** What has to be known to plan an undo or a redo. */
export interface TakeBackRequest {
  readonly git: Git
  readonly repository: Repository
  readonly kind: 'undo' | 'redo'
  readonly names: FieldNames
  /** `commit.suffix` of the board; empty if none. */
  readonly suffix: string
  /** Whether a path, relative to the board folder, is a card's. */
  readonly isCardPath: (path: string) => boolean
  /** The board's changes that are not in git yet, oldest first. */
  readonly pending: readonly JournalEntry[]
}

/**
 * Plans an undo or a redo. It takes back this git user's newest board change on HEAD's first-parent line that is not
 * itself taken back, pending ones first (merges are passed over); a redo the newest undo, unless a change followed it.
 */
export async function planTakeBack(request: TakeBackRequest): Promise<Plan | Refusal | Cancellation> {
  const { git, repository, kind, names, suffix, pending } = request
  const email = await authorEmail(git, repository)
  const isUnborn = (await readRepositoryState(git, repository)).commit === null
  const waiting = pending.map((entry) => pendingCommit(entry, email)).reverse()
  for (let count = firstLook; ; count *= 20) {
    const commits = isUnborn ? [] : await readCardCommits(git, repository, count)
    const chosen = chooseTakeBack([...waiting, ...commits.filter(isOfBoard)], email, kind)
    const entry = pending.find(({ id }) => id === chosen?.commit)
    if (entry) return { kind: 'cancel', entry: entry.id, plan: inverseOf(entry.plan, kind) }
    if (chosen) {
      const files = await filesAround(request, chosen.commit)
      if ('kind' in files) return files
      const subject = withoutSuffix(chosen.subject, suffix)
      return planInverse(files, { commit: chosen.commit, subject, kind, about: chosen.about }, names)
    }
    if (chosen === null || commits.length < count) return nothingTo(kind)
  }
}

function nothingTo(kind: 'undo' | 'redo'): Refusal {
  return refuse(
    'nothingToUndo',
    kind === 'undo' ? t('There is nothing of yours to undo.') : t('There is nothing to redo.'),
  )
}

/** A change that is not in git yet, as if it were. Only this git user writes in this work tree. */
function pendingCommit({ id, plan }: JournalEntry, email: string): BoardCommit {
  const undoes = plan.trailers.filter(({ key }) => key === 'Undoes').map(({ value }) => value)
  return { commit: id, authorEmail: email, subject: plan.subject, undoes, about: [] }
}

/** The plan that puts back what a plan did, never to be committed itself. */
function inverseOf(plan: Plan, kind: 'undo' | 'redo'): Plan {
  const subject = `board: ${kind} ${plan.subject.replace(/^board: (?:(?:undo|redo) )*/, '')}`
  return { ...plan, subject, edits: [...plan.edits].reverse().map(inverseEdit) }
}

function inverseEdit(edit: Edit): Edit {
  switch (edit.kind) {
    case 'set':
      return { ...edit, keys: edit.keys.map(({ key, before, after }) => ({ key, before: after, after: before })) }
    case 'create':
      return { kind: 'remove', path: edit.path, before: edit.text }
    case 'remove':
      return { kind: 'create', path: edit.path, text: edit.before }
    case 'rename':
      return { kind: 'rename', path: edit.to, to: edit.path }
    case 'mentions':
      return { ...edit, id: edit.to, to: edit.id }
    case 'lines':
      return { ...edit, hunks: [...edit.hunks].reverse().map(inverseHunk) }
  }
}

function inverseHunk({ before, after, nth }: LineHunk): LineHunk {
  return { before: after, after: before, nth }
}

function withoutSuffix(subject: string, suffix: string): string {
  return suffix !== '' && subject.endsWith(` ${suffix}`) ? subject.slice(0, -suffix.length - 1) : subject
}

/**
 * Chooses among board commits, newest first. null: there is none, however far one looks; undefined: none among these.
 * A commit is dead when a live one undoes it, so that an undo that was itself undone counts no more.
 */
export function chooseTakeBack(
  commits: readonly BoardCommit[],
  email: string,
  kind: 'undo' | 'redo',
): BoardCommit | null | undefined {
  const dead = new Set<string>()
  const undone = new Map(commits.map(({ commit, undoes }) => [commit, undoes]))
  for (const candidate of commits) {
    if (dead.has(candidate.commit)) continue
    for (const commit of candidate.undoes) dead.add(commit)
    if (candidate.authorEmail.toLowerCase() !== email.toLowerCase()) continue
    const isUndo = depth(candidate.commit, undone) % 2 === 1
    if (isUndo === (kind === 'redo')) return candidate
    if (kind === 'redo' && candidate.undoes.length === 0) return null
  }
  return undefined
}

/** How often a change was turned round: 0 is a change, 1 its undo, 2 the redo of that. */
function depth(commit: string, undone: ReadonlyMap<string, readonly string[]>): number {
  let count = 0
  for (let next = undone.get(commit)?.[0]; next !== undefined; next = undone.get(next)?.[0]) count++
  return count
}

async function authorEmail(git: Git, repository: Repository): Promise<string> {
  try {
    const { stdout } = await git.run({ cwd: repository.toplevel, args: ['var', 'GIT_AUTHOR_IDENT'], kind: 'read' })
    return /<([^>]*)>/.exec(stdout.toString())?.[1] ?? ''
  } catch (error) {
    // Nobody in particular has no commits, but may have pending changes.
    if (error instanceof GitError && error.reason === 'noIdentity') return ''
    throw error
  }
}

const trailer = (key: string): string => `%(trailers:key=${key},valueonly,unfold,separator=%x02)`
const format = ['%H', '%ae', '%s', trailer('Undoes'), trailer('Column'), trailer('View'), trailer('Mute')].join('%x01')
/** What a board commit says in its trailers that it is about. */
const grep = ['card', 'column', 'view', 'mute'].map((key) => `--grep=^${key}: `)

/** People name cards in trailers of their own commits too: those are theirs, whatever they touched. */
function isOfBoard({ subject }: BoardCommit): boolean {
  return subject.startsWith('board: ')
}

/** Reads the commits that say which card or column they are about, newest first. */
async function readCardCommits(git: Git, repository: Repository, count: number): Promise<readonly BoardCommit[]> {
  const options = ['--first-parent', '--no-merges', '-z', '--no-show-signature', '--encoding=UTF-8', '-i']
  const args = ['log', `--max-count=${count}`, ...options, ...grep, `--format=${format}`, 'HEAD', '--']
  const { stdout } = await git.run({
    cwd: repository.toplevel,
    args: [...args, ...boardPath(repository)],
    kind: 'read',
  })
  return splitZ(stdout).map((record) => {
    const [commit = '', email = '', subject = '', ...values] = record.split('\u0001')
    const [undoes = [], columns = [], views = [], mutes = []] = values.map(valuesOf)
    const about: readonly Trailer[] = [
      ...columns.map((value) => ({ key: 'Column' as const, value })),
      ...views.map((value) => ({ key: 'View' as const, value })),
      ...mutes.map((value) => ({ key: 'Mute' as const, value })),
    ]
    return { commit, authorEmail: email, subject, undoes, about }
  })
}

function valuesOf(values: string): readonly string[] {
  return values
    .split('\u0002')
    .map((value) => value.trim())
    .filter((value) => value !== '')
}

function boardPath(repository: Repository): readonly string[] {
  return repository.prefix === '' ? [] : [literal(repository.prefix)]
}

/** The texts of a commit's cards, before it and after it. Refuses `cannotSplice` where it touched more of the board. */
async function filesAround(
  { git, repository, isCardPath }: TakeBackRequest,
  commit: string,
): Promise<readonly FileChange[] | Refusal> {
  const all = await changesOf(git, repository, commit)
  const changes = all.filter(({ path }) => !path.startsWith('../') || /\.md$/i.test(path))
  const ids = changes.flatMap(({ before, after }) => [before, after]).filter((id) => !isNothing(id))
  const texts = await readBlobTexts(git, repository, ids)
  const isOurs = (path: string): boolean => isCardPath(path) || isArchived(path) || path === 'board.md'
  // Any Markdown can name a card that was renamed; it neither comes nor goes by that.
  const mayName = ({ path, before, after }: BlobChange): boolean =>
    /\.md$/i.test(path) && !isNothing(before) && !isNothing(after)
  const isText = (id: string): boolean => isNothing(id) || texts.has(id)
  const strange = changes.find(
    (change) => !(isOurs(change.path) || mayName(change)) || !isText(change.before) || !isText(change.after),
  )
  if (strange) return refuse('cannotSplice', t('That change touched {0}, no text of a card: use git.', strange.path))
  return changes.map(({ path, before, after }) => ({
    path,
    before: texts.get(before) ?? null,
    after: texts.get(after) ?? null,
  }))
}

/** The id of no blob is all zeros. */
function isNothing(id: string): boolean {
  return /^0*$/.test(id)
}

interface BlobChange {
  /** Relative to the board folder. */
  readonly path: string
  /** Ids of blobs. */
  readonly before: string
  readonly after: string
}

/** What a commit changed, in the board folder and beside it. */
async function changesOf(git: Git, repository: Repository, commit: string): Promise<readonly BlobChange[]> {
  const options = ['-r', '-z', '--raw', '--no-renames', '--no-abbrev', '--no-commit-id', '--root', '--no-ext-diff']
  const { stdout } = await git.run({
    cwd: repository.toplevel,
    args: ['diff-tree', ...options, commit],
    kind: 'read',
  })
  const pieces = splitZ(stdout)
  const changes: BlobChange[] = []
  for (let i = 0; i + 1 < pieces.length; i += 2) {
    const [, , before = '', after = ''] = (pieces[i] ?? '').split(' ')
    changes.push({ path: pathFrom(repository.prefix, pieces[i + 1] ?? ''), before, after })
  }
  return changes
}

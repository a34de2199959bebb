import { t } from '../../core/l10n/l10n.ts'
/** Why git could not do what it was asked. Closed: each has one sentence and one useful action in the host. */
export const gitErrorReasons = [
  'gitMissing',
  'folderGone',
  'notARepository',
  'dubiousOwnership',
  'noIdentity',
  'hookFailed',
  'signingFailed',
  'ignoredPath',
  'sparsePath',
  'submodule',
  'nestedRepository',
  'unmergedEntries',
  'operationInProgress',
  'nothingToCommit',
  'lock',
  'staleLock',
  'refMoved',
  'diskFull',
  'notPermitted',
  'corrupt',
  'timeOut',
  'aborted',
  'unknown',
] as const

export type GitErrorReason = (typeof gitErrorReasons)[number]

/** A lock file of git that stands in the way. */
export interface StandingLock {
  /** Absolute. */
  readonly path: string
  readonly ageMs: number
}

export interface GitErrorDetails {
  readonly reason: GitErrorReason
  /** What git was called with; empty when no git was called. */
  readonly args: readonly string[]
  /** What git, or the hook it ran, said. */
  readonly stderr: string
  readonly cause?: unknown
  readonly lock?: StandingLock
}

/** The world broke: git, the disk or a hook said no. Its message is one sentence for people. */
export class GitError extends Error {
  readonly reason: GitErrorReason
  readonly args: readonly string[]
  readonly stderr: string
  /** The lock that is in the way, where one is. */
  readonly lock: StandingLock | null

  constructor(message: string, details: GitErrorDetails) {
    super(message, { cause: details.cause })
    this.name = 'GitError'
    this.reason = details.reason
    this.args = details.args
    this.stderr = details.stderr
    this.lock = details.lock ?? null
  }
}

/**
 * The one place where git's words are read; the first line that fits decides. What precedes a cause stands above what
 * follows from it: a lock that cannot be created because the disk is full is a full disk.
 */
const messages: readonly (readonly [RegExp, GitErrorReason])[] = [
  [/No space left on device|Disk quota exceeded|file write error.*ENOSPC/i, 'diskFull'],
  [/detected dubious ownership/, 'dubiousOwnership'],
  [/not a git repository|must be run in a work tree/i, 'notARepository'],
  [/Unable to create '[^\n]*\.lock': (File exists|Device or resource busy)/, 'lock'],
  [/cannot lock ref '[^\n]*': (is at [0-9a-f]+ but expected|reference already exists)/, 'refMoved'],
  [
    /ref updates aborted by hook|update aborted by the reference-transaction hook|cannot exec '[^\n]*hooks/,
    'hookFailed',
  ],
  [
    /gpg failed to sign the data|failed to write commit object[^]*gpg|error: (ssh-keygen|gpg|Couldn't (load|get)|Load key)/i,
    'signingFailed',
  ],
  [/user\.signingKey (or|needs)|unsupported value for gpg\.format|failed to sign/i, 'signingFailed'],
  [
    /Please tell me who you are|unable to auto-detect email address|empty ident name|no (email|name) was given/i,
    'noIdentity',
  ],
  [/paths are ignored by one of your \.gitignore files/, 'ignoredPath'],
  [/outside of your sparse-checkout definition/, 'sparsePath'],
  [/is in submodule '/, 'submodule'],
  [/is beyond a symbolic link/, 'notPermitted'],
  [/because you have unmerged files|is unmerged|not possible because you have unmerged/i, 'unmergedEntries'],
  [/cannot do a partial commit during a (merge|cherry-pick|rebase)/, 'operationInProgress'],
  [/nothing to commit|no changes added to commit|nothing added to commit/, 'nothingToCommit'],
  [/Permission denied|Read-only file system|insufficient permission/i, 'notPermitted'],
  [/index file corrupt|bad signature 0x|object file [^\n]* is empty|loose object [^\n]* is corrupt/, 'corrupt'],
]

/** Which reason git's words give; null where they give none. */
export function reasonOf(stderr: string): GitErrorReason | null {
  return reasonIn(gitsOwnLines(stderr)) ?? reasonIn(stderr)
}

/** A hook may say anything before git fails: git's own last words count first. */
function gitsOwnLines(stderr: string): string {
  return stderr
    .split('\n')
    .filter((line) => /^(fatal|error): /.test(line))
    .join('\n')
}

function reasonIn(text: string): GitErrorReason | null {
  return messages.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** The lock file that git's words name; null where they name none. */
export function lockIn(stderr: string): string | null {
  return /Unable to create '([^\n]*\.lock)'/.exec(stderr)?.[1] ?? null
}

const sentences: Readonly<Record<GitErrorReason, () => string>> = {
  gitMissing: () => t('Git could not be started.'),
  folderGone: () => t('The folder of the board is not there any more.'),
  notARepository: () => t('This folder is not in a git repository.'),
  dubiousOwnership: () => t('Git refuses this repository because somebody else owns its folder.'),
  noIdentity: () => t('Git does not know who you are: set user.name and user.email.'),
  hookFailed: () => t('A hook refused the commit.'),
  signingFailed: () => t('The commit could not be signed.'),
  ignoredPath: () => t('The board is ignored by a .gitignore file, so git does not take its cards.'),
  sparsePath: () => t('The card is outside of the sparse checkout.'),
  submodule: () => t('The card belongs to a submodule, not to the repository of the board.'),
  nestedRepository: () => t('The card belongs to another repository inside the board folder.'),
  unmergedEntries: () => t('There are unmerged files in the repository.'),
  operationInProgress: () => t('Another git operation is in progress.'),
  nothingToCommit: () => t('There is nothing to commit.'),
  lock: () => t('Another git process is at work in this repository.'),
  staleLock: () => t('A lock was left behind by a git process that is gone.'),
  refMoved: () => t('The branch moved while the change was being committed.'),
  diskFull: () => t('The disk is full.'),
  notPermitted: () => t('The file system does not permit it.'),
  corrupt: () => t('Git found the repository damaged.'),
  timeOut: () => t('Git took too long to answer.'),
  aborted: () => t('The commit was cancelled.'),
  unknown: () => t('Git failed.'),
}

/** Makes the error that says `reason` in one sentence. */
export function gitError(reason: GitErrorReason, details: Omit<GitErrorDetails, 'reason'>): GitError {
  return new GitError(sentences[reason](), { ...details, reason })
}

/** What a failure of the file system means: the same reasons, for people have the same disk to look after. */
export function fromFileSystem(error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException
  if (error instanceof GitError || code === undefined) return error
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  const isForbidden = code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
  const reason = isFull ? 'diskFull' : isForbidden ? 'notPermitted' : 'unknown'
  return gitError(reason, { args: [], stderr: `${code} ${path ?? ''}`, cause: error })
}

import { commands, type LogOutputChannel, window } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { GitError, type GitErrorReason } from '../repo/git/gitError.ts'

/** The one useful thing to do about a failure. */
type Remedy = 'showLog' | 'tryAgain' | 'removeLock' | 'setGitPath' | 'setIdentity'

const remedies: Readonly<Record<GitErrorReason, Remedy>> = {
  gitMissing: 'setGitPath',
  folderGone: 'showLog',
  notARepository: 'showLog',
  dubiousOwnership: 'showLog',
  noIdentity: 'setIdentity',
  hookFailed: 'showLog',
  signingFailed: 'showLog',
  ignoredPath: 'showLog',
  sparsePath: 'showLog',
  submodule: 'showLog',
  nestedRepository: 'showLog',
  unmergedEntries: 'tryAgain',
  operationInProgress: 'tryAgain',
  nothingToCommit: 'tryAgain',
  lock: 'tryAgain',
  staleLock: 'removeLock',
  refMoved: 'tryAgain',
  diskFull: 'tryAgain',
  notPermitted: 'tryAgain',
  corrupt: 'showLog',
  timeOut: 'tryAgain',
  aborted: 'tryAgain',
  unknown: 'showLog',
}

/** Where failures end: each is caught once, written to the log, and told in one notification with one action. */
export class Report {
  readonly #log: LogOutputChannel

  constructor(log: LogOutputChannel) {
    this.#log = log
  }

  /** Tells of a failure, and returns the sentence that it was told with. With the session it can be tried again. */
  failure(error: unknown, session: BoardSession | null = null): string {
    const message = sentenceOf(error)
    this.#write(error)
    const remedy = remedyFor(error, session)
    const label = labelOf(remedy)
    window.showErrorMessage(message, label).then(
      (answer) => {
        if (answer === label) this.#apply(remedy, error, session)
      },
      (cause: unknown) => this.note(cause, 'showing a failure'),
    )
    return message
  }

  /** Writes down what nobody needs to act on. */
  note(error: unknown, doing: string): void {
    this.#log.warn(`While ${doing}: ${sentenceOf(error)}`)
  }

  #write(error: unknown): void {
    if (error instanceof GitError) {
      const call = error.args.length > 0 ? `\ngit ${error.args.join(' ')}` : ''
      this.#log.error(`${error.message} (${error.reason})${call}\n${error.stderr.trimEnd()}`)
    } else this.#log.error(error instanceof Error ? error : String(error))
  }

  #apply(remedy: Remedy, error: unknown, session: BoardSession | null): void {
    switch (remedy) {
      case 'showLog':
        return this.#log.show()
      case 'setGitPath':
        return this.#run(commands.executeCommand('workbench.action.openSettings', 'git.path'), session)
      case 'setIdentity':
        return this.#run(commands.executeCommand('walkTheWall.setIdentity', session?.folder), session)
      case 'removeLock':
        if (session && error instanceof GitError) this.#run(session.removeStaleLock(error), session)
        return
      case 'tryAgain':
        if (session) this.#run(session.retry(), session)
    }
  }

  #run(action: PromiseLike<unknown>, session: BoardSession | null): void {
    action.then(undefined, (error: unknown) => this.failure(error, session))
  }
}

function remedyFor(error: unknown, session: BoardSession | null): Remedy {
  const remedy = error instanceof GitError ? remedies[error.reason] : 'showLog'
  return session === null && (remedy === 'tryAgain' || remedy === 'removeLock') ? 'showLog' : remedy
}

function labelOf(remedy: Remedy): string {
  if (remedy === 'tryAgain') return t('Try Again')
  if (remedy === 'removeLock') return t('Remove Stale Lock')
  if (remedy === 'setGitPath') return t('Open Settings')
  if (remedy === 'setIdentity') return t('Set Name and Email')
  return t('Show Log')
}

function sentenceOf(error: unknown): string {
  if (error instanceof GitError && error.reason === 'hookFailed' && error.stderr.trim() !== '') {
    return t('{0} It said: {1}', error.message, firstWords(error.stderr))
  }
  return error instanceof Error ? error.message : String(error)
}

function firstWords(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ')
  return words.length > 200 ? `${words.slice(0, 200)}…` : words
}

import type { Workflow } from '../../core/board/workflow.ts'
import type { Git } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'

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

import type { Workflow } from '../../core/board/workflow.ts'
import { boardPlaces } from '../../core/history/boardPlaces.ts'
import { readFileAt } from '../git/fileAt.ts'
import type { Git } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'

/** A card's file in a commit: `path` counts from the folder that the board had then. */
export interface OldFile {
  /** Full id. */
  readonly commit: string
  readonly path: string
}

/** What a card said after a commit, in whichever of its folders the board was; null where there was no such file. */
export function readOldCard(
  git: Git,
  { repository, workflow }: { readonly repository: Repository; readonly workflow: Workflow },
  { commit, path }: OldFile,
): Promise<string | null> {
  const { folders } = boardPlaces(repository.prefix, workflow.formerly)
  return readFileAt(git, repository, { commit, paths: folders.map((folder) => folder + path) })
}

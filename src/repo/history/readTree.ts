import type { BoardPlaces } from '../../core/history/boardPlaces.ts'
import type { FileChange } from '../../core/history/commitLog.ts'
import { type Git, splitZ } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'
import { pathspecs } from './readLog.ts'

/** The files that a commit has below the board's folders, as if it had made them all. `commit` is a full id. */
export async function readTree(
  git: Git,
  repository: Repository,
  commit: string,
  places: BoardPlaces,
): Promise<readonly FileChange[]> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...pathspecs(places)]
  const { stdout } = await git.run({ cwd: repository.toplevel, args, kind: 'read' })
  return splitZ(stdout).flatMap(fileOf)
}

/** `100644 blob <id>\t<path>`; links and modules are no files that a board reads. */
function fileOf(line: string): readonly FileChange[] {
  const tab = line.indexOf('\t')
  const [mode = '', , id = ''] = line.slice(0, tab).split(' ')
  return mode.startsWith('100') ? [{ path: line.slice(tab + 1), before: null, after: id }] : []
}

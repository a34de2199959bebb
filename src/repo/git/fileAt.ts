import { readCheckedOut } from './blobs.ts'
import type { Git } from './git.ts'
import type { Repository } from './repository.ts'

/**
 * What a file was in a commit (full id), as a checkout would write it: of several paths from the top of the repository
 * the first that is there. null: none is, or it is no UTF-8.
 */
export async function readFileAt(
  git: Git,
  repository: Repository,
  { commit, paths }: { readonly commit: string; readonly paths: readonly string[] },
): Promise<string | null> {
  const args = ['ls-tree', '-z', '--full-tree', commit, '--', ...paths]
  const { stdout } = await git.run({ cwd: repository.toplevel, args, kind: 'read' })
  const blobs = new Map(
    stdout
      .toString()
      .split('\0')
      .flatMap((line): readonly (readonly [string, string])[] => {
        const [, id, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
        return id === undefined || path === undefined ? [] : [[path, id]]
      }),
  )
  const path = paths.find((one) => blobs.has(one))
  return path === undefined ? null : readCheckedOut(git, repository, { id: blobs.get(path) ?? '', path })
}

import type { GitHold } from '../../core/view/boardView.ts'
import { type Git, literal, splitZ } from './git.ts'
import { readIndexMarks } from './unmerged.ts'
import { operationInProgress, type Repository } from './repository.ts'

/** What git knows of a path that is not in the same state everywhere. */
export interface PathState {
  /** Index against HEAD and file against index, as `git status` says it: `.` is equal. */
  readonly staged: string
  readonly unstaged: string
  /** `<mode> <blob id>` in HEAD and in the index; null where it has none. */
  readonly head: string | null
  readonly index: string | null
}

/** What has to be known before a commit. */
export interface Sight {
  /** null on an unborn branch. */
  readonly commit: string | null
  /** null when detached. */
  readonly branch: string | null
  readonly hold: Exclude<GitHold, 'batch'> | null
  /** Of the asked paths, those that differ between HEAD, index and disk, or that git does not track. */
  readonly paths: ReadonlyMap<string, PathState>
  /** Of the asked paths, those whose changes on disk git was told to overlook: of them, equal is not known to be equal. */
  readonly overlooked: ReadonlySet<string>
}

const statusArgs = ['status', '--porcelain=v2', '--branch', '--no-ahead-behind', '--untracked-files=all']
const statusMore = ['--ignored=matching', '--no-renames', '-z', '--']

/** Looks at HEAD, at what is in progress and at `paths` (from the top): one process. */
export async function inspect(git: Git, repository: Repository, paths: readonly string[]): Promise<Sight> {
  const cwd = repository.toplevel
  const [status, { isUnmerged, overlooked }] = await Promise.all([
    git.run({ cwd, kind: 'read', args: [...statusArgs, ...statusMore, ...paths.map(literal)] }),
    readIndexMarks(git, repository, paths),
  ])
  const sight = parseStatus(status.stdout)
  const hold =
    operationInProgress(repository.gitDir) ?? (isUnmerged ? 'unmerged' : sight.branch === null ? 'detached' : null)
  return { ...sight, paths: withFolders(sight.paths, paths), hold, overlooked }
}

/** A folder that git knows nothing of is named instead of what is in it: the asked paths in it are as it is. */
function withFolders(states: ReadonlyMap<string, PathState>, asked: readonly string[]): ReadonlyMap<string, PathState> {
  const folders = [...states].filter(([path]) => path.endsWith('/'))
  if (folders.length === 0) return states
  const found = asked.flatMap((path) => {
    const folder = states.has(path) ? undefined : folders.find(([name]) => path !== name && path.startsWith(name))
    return folder === undefined ? [] : [[path, folder[1]] as const]
  })
  return new Map([...states, ...found])
}

/** Reads `git status --porcelain=v2 --branch -z`. */
export function parseStatus(output: Buffer): Omit<Sight, 'hold' | 'overlooked'> {
  let commit: string | null = null
  let branch: string | null = null
  const paths = new Map<string, PathState>()
  for (const line of splitZ(output)) {
    if (line.startsWith('# branch.oid ')) {
      commit = line.endsWith('(initial)') ? null : line.slice('# branch.oid '.length)
    } else if (line.startsWith('# branch.head ')) {
      branch = line.endsWith('(detached)') ? null : line.slice('# branch.head '.length)
    } else if (!line.startsWith('#')) {
      addPath(paths, line)
    }
  }
  return { commit, branch, paths }
}

function addPath(paths: Map<string, PathState>, line: string): void {
  const fields = line.split(' ')
  const [kind = ''] = fields
  if (kind === '1') paths.set(fields.slice(8).join(' '), ordinary(fields))
  else if (kind === 'u') paths.set(fields.slice(10).join(' '), { ...nowhere, staged: 'U', unstaged: 'U' })
  // A file that was taken out of the index and is still on disk is named twice.
  else if ((kind === '?' || kind === '!') && !paths.has(line.slice(2)))
    paths.set(line.slice(2), { ...nowhere, staged: kind, unstaged: kind })
}

const nowhere = { head: null, index: null }

/** `1 XY sub mH mI mW hH hI path`. */
function ordinary(fields: readonly string[]): PathState {
  const [, xy = '..', , headMode = '', indexMode = '', , headId = '', indexId = ''] = fields
  return {
    staged: xy.slice(0, 1),
    unstaged: xy.slice(1, 2),
    head: entry(headMode, headId),
    index: entry(indexMode, indexId),
  }
}

function entry(mode: string, id: string): string | null {
  return /^0+$/.test(mode) ? null : `${mode} ${id}`
}

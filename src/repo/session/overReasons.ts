import type { Board } from '../../core/board/board.ts'
import { type Git, literal, splitZ } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'

/** How many of the board's newest commits may explain a column that is over its limit. */
const searched = 200

/**
 * Why each column that is over its limit was let go over it, by column id: the reason of the newest board commit that
 * went over this limit and was not taken back. Columns within their limit, and those nobody gave a reason for, are not in it.
 */
export async function readOverReasons(
  git: Git,
  repository: Repository,
  board: Board,
): Promise<ReadonlyMap<string, string>> {
  const over = new Map<string, string>()
  for (const { column, wip } of board.columns) if (wip.state === 'over') over.set(column.id.toLowerCase(), column.id)
  const reasons = new Map<string, string>()
  if (over.size === 0) return reasons
  const args = ['log', `--max-count=${searched}`, '-z', '--no-show-signature', '--encoding=UTF-8']
  const paths = repository.prefix === '' ? [] : [literal(repository.prefix)]
  const { stdout } = await git.run({
    cwd: repository.toplevel,
    args: [...args, '--format=%H%n%(trailers:unfold)', 'HEAD', '--', ...paths],
    kind: 'read',
  })
  const undone = new Set<string>()
  for (const record of splitZ(stdout)) {
    const [commit = '', ...trailers] = record.split('\n')
    if (undone.has(commit)) continue
    for (const id of undoneBy(trailers)) undone.add(id)
    for (const [name, reason] of excessesOf(trailers)) {
      const column = over.get(name.toLowerCase())
      if (column !== undefined && !reasons.has(column)) reasons.set(column, reason)
    }
  }
  return new Map([...reasons].filter(([, reason]) => reason !== ''))
}

/** The commits that a commit took back. */
function undoneBy(trailers: readonly string[]): readonly string[] {
  return trailers.flatMap((line) => /^Undoes: (\S+)$/.exec(line)?.[1] ?? [])
}

/** The limits that a commit went over, with the reason given: in a batch the one that stands next below. */
function excessesOf(trailers: readonly string[]): readonly (readonly [name: string, reason: string])[] {
  const found: (readonly [string, string])[] = []
  let reason = ''
  for (const line of trailers.toReversed()) {
    reason = /^Reason: (.*)$/.exec(line)?.[1] ?? reason
    const name = /^Over-limit: (.*) \d+ of \d+$/.exec(line)?.[1]
    if (name !== undefined) found.push([name, reason])
  }
  return found
}

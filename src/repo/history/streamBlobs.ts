import type { Git } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'

const newline = 10
/** Larger files are no cards. */
const maxBytes = 2 * 1024 * 1024

/**
 * Hands over the texts of blobs as git prints them, each once, in the order of `ids`; null for one that is not there,
 * and for one that is larger than 2 MB. Nothing is kept.
 */
export async function streamBlobs(
  git: Git,
  repository: Repository,
  ids: readonly string[],
  onBlob: (id: string, text: string | null) => void,
): Promise<void> {
  if (ids.length === 0) return
  const take = batchReader((at, text) => onBlob(ids[at] ?? '', text))
  await git.run({
    cwd: repository.toplevel,
    args: ['cat-file', '--batch', '--buffer'],
    stdin: ids.map((id) => `${id}\n`).join(''),
    kind: 'read',
    timeoutMs: 600_000,
    onOutput: take,
  })
}

/** Reads the output of `git cat-file --batch` piece by piece. */
export function batchReader(onObject: (at: number, text: string | null) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let parts: Buffer[] = []
  let held = 0
  /** Bytes that are needed before anything more can be read. */
  let needed = 1
  let count = 0
  return (chunk) => {
    parts.push(chunk)
    held += chunk.length
    if (held < needed) return
    const input = parts.length === 1 && rest.length === 0 ? chunk : Buffer.concat([rest, ...parts])
    let at = 0
    needed = 1
    for (;;) {
      const end = input.indexOf(newline, at)
      if (end < 0) break
      const [, type, size = '0'] = input.toString('latin1', at, end).split(' ')
      // `<id> missing` has no content, and no length.
      const length = type === 'missing' ? -1 : Number(size)
      if (input.length < end + 2 + length) {
        needed = end + 2 + length - input.length
        break
      }
      const isText = type === 'blob' && length <= maxBytes
      onObject(count++, isText ? input.toString('utf8', end + 1, end + 1 + length) : null)
      at = end + 2 + length
    }
    rest = input.subarray(at)
    parts = []
    held = 0
  }
}

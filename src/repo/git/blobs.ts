import { createHash } from 'node:crypto'
import type { Git } from './git.ts'
import type { Repository } from './repository.ts'

/** The texts of blobs by id; those that are not there, and those that are not UTF-8, have none. */
export async function readBlobTexts(
  git: Git,
  repository: Repository,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const { stdout } = await git.run({
    cwd: repository.toplevel,
    args: ['cat-file', '--batch'],
    stdin: wanted.map((id) => `${id}\n`).join(''),
    kind: 'read',
  })
  return parseBatch(stdout)
}

/** Reads `git cat-file --batch`: `<id> <type> <size>` LF content LF, or `<id> missing` LF. */
export function parseBatch(output: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (let at = 0; at < output.length;) {
    const start = output.indexOf(10, at) + 1
    const [id = '', type = '', size = ''] = output.toString('latin1', at, start - 1).split(' ')
    at = type === 'blob' ? start + Number(size) + 1 : start
    const text = type === 'blob' ? output.toString('utf8', start, at - 1) : null
    if (text !== null && blobId(text, id.length) === id) texts.set(id, text)
  }
  return texts
}

/** The id that git gives to a blob of these bytes; `idLength` 40 is SHA-1, 64 SHA-256. */
export function blobId(content: string | Buffer, idLength: number): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const hash = createHash(idLength === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** A blob as a checkout would write it for `path`, filters and line ends included; null if that is not UTF-8. */
export async function readCheckedOut(
  git: Git,
  repository: Repository,
  blob: { readonly id: string; readonly path: string },
): Promise<string | null> {
  const args = ['cat-file', '--filters', `--path=${blob.path}`, blob.id]
  const { stdout } = await git.run({ cwd: repository.toplevel, args, kind: 'read' })
  const text = stdout.toString('utf8')
  return Buffer.from(text).equals(stdout) ? text : null
}

/** Stores a text as a blob: as it is, or as `git add` would store the file at `path`. Returns the id. */
export async function writeBlob(
  git: Git,
  repository: Repository,
  text: string,
  cleanedFor: string | null,
): Promise<string> {
  const filters = cleanedFor === null ? ['--no-filters'] : [`--path=${cleanedFor}`]
  const args = ['hash-object', '-w', '--stdin', ...filters]
  const { stdout } = await git.run({ cwd: repository.toplevel, args, kind: 'write', stdin: text })
  return stdout.toString().trim()
}

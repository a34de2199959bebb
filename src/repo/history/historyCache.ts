import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BoardPlaces } from '../../core/history/boardPlaces.ts'
import type { CardState } from '../../core/history/cardState.ts'
import type { FileChange, LoggedCommit } from '../../core/history/commitLog.ts'
import type { Repository } from '../git/repository.ts'

/** Another form, or another meaning of what is in it, is another number. */
const version = 1

/** What a history was put together of; everything else follows from it. */
export interface Remembered {
  /** Full id of the newest commit of the branch. */
  readonly head: string
  readonly commits: readonly LoggedCommit[]
  readonly states: readonly (readonly [string, CardState | null])[]
  /** Pairs of paths by commit id, also of commits whose texts matched nothing. */
  readonly renames: readonly (readonly [string, readonly (readonly [string, string])[]])[]
}

/** The file that remembers the history of a board: one for each repository, board folder and object format. */
export function cacheFile(folder: string, repository: Repository, places: BoardPlaces): string {
  const key = JSON.stringify([version, repository.commonDir, repository.idLength, places.folders])
  return join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`)
}

/** What was remembered; null where nothing was, or where the file is not as it was written: then all is read anew. */
export function readCache(file: string): Remembered | null {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const end = bytes.indexOf(10)
  if (end < 0 || bytes.toString('latin1', 0, end) !== digestOf(bytes.subarray(end + 1))) return null
  return unpack(JSON.parse(bytes.toString('utf8', end + 1)) as Packed)
}

/** Remembers, at once or not at all: a reader finds the old file or the new one. */
export function writeCache(folder: string, file: string, remembered: Remembered): void {
  const text = Buffer.from(JSON.stringify(pack(remembered)))
  // Titles of cards are in it: for this account alone.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fresh = `${file}.${process.pid}.new`
  try {
    writeFileSync(fresh, Buffer.concat([Buffer.from(`${digestOf(text)}\n`), text]))
    renameSync(fresh, file)
  } finally {
    rmSync(fresh, { force: true })
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex')
}

/** The same with each path, blob and name written once. */
interface Packed {
  readonly words: readonly string[]
  readonly head: string
  /** Id, parents' places or ids, author, email, seconds, subject, and for each parent path, before, after. */
  readonly commits: readonly PackedCommit[]
  readonly states: Remembered['states']
  readonly renames: Remembered['renames']
}

type PackedCommit = readonly [
  string,
  readonly (number | string)[],
  number,
  number,
  number,
  string,
  readonly (readonly number[])[],
]

function pack({ head, commits, states, renames }: Remembered): Packed {
  const numbers = new Map<string, number>([['', 0]])
  const number = (word: string): number => {
    let found = numbers.get(word)
    if (found === undefined) numbers.set(word, (found = numbers.size))
    return found
  }
  const places = new Map(commits.map(({ id }, place) => [id, place]))
  const packed = commits.map((commit): PackedCommit => [
    commit.id,
    commit.parents.map((id) => places.get(id) ?? id),
    number(commit.author),
    number(commit.email),
    commit.at / 1000,
    commit.subject,
    commit.changes.map((list) =>
      list.flatMap((one) => [number(one.path), number(one.before ?? ''), number(one.after ?? '')]),
    ),
  ])
  return { words: [...numbers.keys()], head, commits: packed, states, renames }
}

function unpack({ words, head, commits, states, renames }: Packed): Remembered {
  const word = (number: number | undefined): string => words[number ?? 0] ?? ''
  return {
    head,
    commits: commits.map(([id, parents, author, email, seconds, subject, changes]) => ({
      id,
      parents: parents.map((parent) => (typeof parent === 'string' ? parent : (commits[parent]?.[0] ?? ''))),
      author: word(author),
      email: word(email),
      at: seconds * 1000,
      subject,
      changes: changes.map((list) => unpackChanges(list, word)),
    })),
    states,
    renames,
  }
}

function unpackChanges(list: readonly number[], word: (number: number | undefined) => string): readonly FileChange[] {
  const changes: FileChange[] = []
  for (let at = 0; at < list.length; at += 3) {
    const [before, after] = [word(list[at + 1]), word(list[at + 2])]
    changes.push({ path: word(list[at]), before: before === '' ? null : before, after: after === '' ? null : after })
  }
  return changes
}

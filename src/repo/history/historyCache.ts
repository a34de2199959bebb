import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { BoardPlaces } from '../../core/history/boardPlaces.ts'
import type { Repository } from '../git/repository.ts'
import { pack, type Packed, unpack } from './packHistory.ts'
import type { Remembered } from './remembered.ts'

/** Another form, or another meaning of what is in it, is another number. */
const version = 4

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
  const fresh = `${file}.${process.pid}-${threadId}.new`
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

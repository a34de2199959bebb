import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { threadId } from 'node:worker_threads'
import type { BoardPlaces } from '../../core/history/boardPlaces.ts'
import type { Repository } from '../git/repository.ts'
import type { HistorySource } from './historySource.ts'
import { packOutcome, type PackedOutcome, unpackCommits, unpackOutcome } from './packOutcome.ts'
import { type PackedParts, packParts, unpackParts } from './packParts.ts'
import type { Outcome, Parts, Remembered, RememberedHead } from './remembered.ts'

/** Another form, or another meaning of what is in it, is another number. */
const version = 5
const newline = 10

/** What was found remembered; of it, only what is asked for is read. */
export interface Recalled extends RememberedHead {
  /** What followed; null where it hung on another condition. */
  readonly outcomeIf: (condition: string) => Outcome | null
  readonly parts: () => Parts
}

/** What is remembered of a board; null where nothing is, or where the file is not as it was written. */
export function recall(source: HistorySource, places: BoardPlaces): Recalled | null {
  const { cacheFolder, onCacheFailure } = source
  if (cacheFolder === null) return null
  try {
    return readCache(cacheFile(cacheFolder, source.repository, places))
  } catch (error) {
    onCacheFailure(error)
    return null
  }
}

/** Remembers a history as soon as nobody waits for anything else; resolves then, also where it could not. */
export async function remember(source: HistorySource, places: BoardPlaces, what: () => Remembered): Promise<void> {
  const { cacheFolder, onCacheFailure } = source
  if (cacheFolder === null) return
  await nextTurn()
  try {
    writeCache(cacheFolder, cacheFile(cacheFolder, source.repository, places), what())
  } catch (error) {
    onCacheFailure(error)
  }
}

/** The file that remembers the history of a board: one for each repository, board folder and object format. */
function cacheFile(folder: string, repository: Repository, places: BoardPlaces): string {
  const key = JSON.stringify([version, repository.commonDir, repository.idLength, places.folders])
  return join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`)
}

function readCache(file: string): Recalled | null {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const start = bytes.indexOf(newline) + 1
  if (start === 0 || bytes.toString('latin1', 0, start - 1) !== digestOf(bytes.subarray(start))) return null
  const end = bytes.indexOf(newline, start)
  const outcome = JSON.parse(bytes.toString('utf8', start, end)) as PackedOutcome
  const { head, cut, condition } = outcome
  return {
    head,
    cut,
    outcomeIf: (asked) => (condition === asked ? unpackOutcome(outcome) : null),
    parts: () =>
      unpackParts(JSON.parse(bytes.toString('utf8', end + 1)) as PackedParts, unpackCommits(outcome.commits)),
  }
}

/** Writes all or nothing: a reader finds the old file or the new one. */
function writeCache(folder: string, file: string, remembered: Remembered): void {
  const { parts } = remembered
  // No JSON has a line end in it.
  const text = Buffer.from(`${JSON.stringify(packOutcome(remembered))}\n${JSON.stringify(packParts(parts))}`)
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

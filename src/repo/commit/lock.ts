import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gitError } from '../git/gitError.ts'
import { type Holder, isGone, isSame, self } from './holder.ts'

/** How long a living holder is waited for: its commit may run slow hooks. */
const patienceMs = 120_000

/** A lock file without an owner in it this long after it was made will never get one. */
const unsignedMs = 5_000

/**
 * Takes the lock at `path`, across processes, and returns how it is given back. Waits while another process lives and
 * holds it; takes it over when that process is gone. Throws a GitError `lock` after two minutes.
 */
export async function takeLock(path: string, signal?: AbortSignal): Promise<() => void> {
  mkdirSync(dirname(path), { recursive: true })
  const owner = self()
  const until = Date.now() + patienceMs
  while (!create(path, owner)) {
    if (isAbandoned(path)) {
      await takeAway(path, signal)
    } else if (signal?.aborted === true) {
      throw gitError('aborted', { args: [], stderr: '' })
    } else if (Date.now() > until) {
      throw gitError('lock', { args: [], stderr: `Held: ${path}` })
    } else {
      await sleep(3 + Math.random() * 15)
    }
  }
  return () => release(path, owner)
}

/** Only the one that holds the lock of the lock takes an abandoned lock away, after having looked again. */
async function takeAway(path: string, signal: AbortSignal | undefined): Promise<void> {
  const release = await takeLock(`${path}.takeover`, signal)
  try {
    if (isAbandoned(path)) {
      unlinkSync(path)
    }
  } finally {
    release()
  }
}

/** A link to a file that is already written: the lock is never seen without its owner's name. */
function create(path: string, owner: Holder): boolean {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, JSON.stringify(owner), { flag: 'wx' })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST') {
      return false
    }
    return createWithoutLink(path, owner)
  } finally {
    unlinkSync(draft)
  }
}

function createWithoutLink(path: string, owner: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(owner), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false
    }
    throw error
  }
}

function isAbandoned(path: string): boolean {
  const holder = readHolder(path)
  if (holder === 'none') {
    return false
  }
  return holder === 'unsigned' ? ageMs(path) > unsignedMs : isGone(holder)
}

function readHolder(path: string): Holder | 'none' | 'unsigned' {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'unsigned'
  }
}

function ageMs(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}

function release(path: string, owner: Holder): void {
  const holder = readHolder(path)
  if (typeof holder !== 'string' && isSame(holder, owner)) {
    unlinkSync(path)
  }
}

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { type Holder, holderOf, isGone, self } from '../../../src/repo/commit/holder.ts'
import { takeLock } from '../../../src/repo/commit/lock.ts'

describe('The lock', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wtw-lock-'))
    path = join(folder, 'lock')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const heldBy = (holder: Holder): void => writeFileSync(path, JSON.stringify(holder))
  /** The number of a process that has been and is gone. */
  const gonePid = (): number => spawnSync(process.execPath, ['-e', '']).pid
  const isWaiting = async (attempt: Promise<unknown>): Promise<boolean> => {
    const waited = new Promise((resolve) => setTimeout(() => resolve('waiting'), 150))
    return (await Promise.race([attempt.catch(() => 'ended'), waited])) === 'waiting'
  }

  it('lets one in at a time, and leaves nothing behind', async () => {
    let inside = 0
    let most = 0
    const turns = Array.from({ length: 20 }, async () => {
      const release = await takeLock(path)
      most = Math.max(most, ++inside)
      await new Promise((resolve) => setTimeout(resolve, 1))
      inside--
      release()
    })
    await Promise.all(turns)
    assert.equal(most, 1)
    assert.deepEqual(readdirSync(folder), [])
  })

  it('names who holds it: process, machine and when the process began', async () => {
    const release = await takeLock(path)
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder
    assert.equal(holder.pid, process.pid)
    assert.equal(holder.start, self().start)
    release()
  })

  it('is taken over from a process that is gone, by one of many that want it', async () => {
    heldBy({ ...self(), pid: gonePid(), start: null })
    let inside = 0
    const turns = Array.from({ length: 20 }, async () => {
      const release = await takeLock(path)
      assert.equal(++inside, 1)
      await new Promise((resolve) => setTimeout(resolve, 1))
      inside--
      release()
    })
    await Promise.all(turns)
    assert.deepEqual(readdirSync(folder), [])
  })

  it('is taken over where the number belongs to another process by now', async () => {
    heldBy({ ...self(), start: 'an earlier life' })
    ;(await takeLock(path))()
  })

  it('is taken over from one that died while it took over', async () => {
    heldBy({ ...self(), pid: gonePid(), start: null })
    writeFileSync(`${path}.takeover`, JSON.stringify({ ...self(), pid: gonePid(), start: null }))
    ;(await takeLock(path))()
    assert.equal(existsSync(`${path}.takeover`), false)
  })

  it('is not taken from a living process, nor from another machine', async () => {
    for (const holder of [holderOf(process.ppid), { ...self(), pid: gonePid(), host: 'elsewhere' }]) {
      heldBy(holder)
      const controller = new AbortController()
      const attempt = takeLock(path, controller.signal)
      assert.equal(await isWaiting(attempt), true)
      controller.abort()
      await assert.rejects(attempt, { reason: 'aborted' })
      assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), holder)
    }
  })

  it('of somebody else is not given back', async () => {
    const release = await takeLock(path)
    heldBy(holderOf(process.ppid))
    release()
    assert.equal(existsSync(path), true)
  })
})

describe('A holder', () => {
  it('is alive while its process runs and gone when that has ended', () => {
    assert.equal(isGone(self()), false)
    assert.equal(isGone(holderOf(process.ppid)), false)
    assert.equal(isGone({ ...self(), pid: 2 ** 22 + 1 }), true)
  })
})

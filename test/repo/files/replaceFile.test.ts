import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { removeFile, replaceFile } from '../../../src/repo/files/replaceFile.ts'

describe('Replacing a file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wtw-replace-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('puts the new text in its place, whatever its mode, and keeps the mode', async () => {
    const path = join(folder, 'a.md')
    writeFileSync(path, 'old')
    chmodSync(path, 0o640)
    await replaceFile(path, 'new', 'x')
    assert.equal(readFileSync(path, 'utf8'), 'new')
    assert.equal(statSync(path).mode & 0o777, 0o640)
    assert.deepEqual(readdirSync(folder), ['a.md'])
  })

  it('makes folders that are not there', async () => {
    await replaceFile(join(folder, 'archive/deep/a.md'), 'new', 'x')
    assert.equal(readFileSync(join(folder, 'archive/deep/a.md'), 'utf8'), 'new')
  })

  it('is never seen half-done: every reader meets the old text or the new', async () => {
    const path = join(folder, 'a.md')
    const texts = ['a'.repeat(1 << 20), 'b'.repeat(1 << 20)] as const
    writeFileSync(path, texts[0])
    const writing = replaceFile(path, texts[1], 'x')
    let isDone = false
    void writing.then(() => (isDone = true))
    while (!isDone) {
      assert.ok(texts.includes(readFileSync(path, 'utf8')))
      await new Promise((resolve) => setImmediate(resolve))
    }
  })

  it('leaves nothing behind when it fails', async () => {
    await assert.rejects(replaceFile(folder, 'new', 'x'))
    assert.deepEqual(readdirSync(folder), [])
  })

  it('takes away a file that may be gone already', async () => {
    await removeFile(join(folder, 'none.md'))
    assert.deepEqual(readdirSync(folder), [])
  })
})

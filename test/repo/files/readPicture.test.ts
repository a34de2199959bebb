import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { linkedFile, readPicture } from '../../../src/repo/files/readPicture.ts'

const png = Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1')

describe('a picture of a card', () => {
  let top: string
  let board: string

  beforeEach(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'wtw-picture-')))
    board = join(top, 'board')
    mkdirSync(board)
  })
  afterEach(() => rmSync(top, { recursive: true }))

  it('is read by what it is, not by what it is called', async () => {
    writeFileSync(join(board, 'a.png'), png)
    writeFileSync(join(board, 'b.jpg'), png)
    writeFileSync(join(board, 'c.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    writeFileSync(join(board, 'd.png'), '<script>alert(1)</script>')
    writeFileSync(join(board, 'e.md'), png)
    mkdirSync(join(board, 'f.png'))
    assert.deepEqual(await readPicture(board, 'a.png'), { url: `data:image/png;base64,${png.toString('base64')}` })
    assert.match(JSON.stringify(await readPicture(board, 'b.jpg')), /data:image\/png/)
    assert.match(JSON.stringify(await readPicture(board, 'c.svg')), /data:image\/svg\+xml/)
    for (const path of ['d.png', 'e.md', 'f.png'])
      assert.deepEqual(await readPicture(board, path), { why: 'kind' }, path)
  })

  it('lies in the board folder, wherever links lead', async () => {
    writeFileSync(join(top, 'out.png'), png)
    symlinkSync(join(top, 'out.png'), join(board, 'link.png'))
    symlinkSync(top, join(board, 'way'))
    writeFileSync(join(board, 'big.png'), Buffer.concat([png, Buffer.alloc(1024 * 1024)]))
    for (const path of ['../out.png', 'link.png', 'way/out.png'])
      assert.deepEqual(await readPicture(board, path), { why: 'outside' }, path)
    assert.deepEqual(await readPicture(board, 'gone.png'), { why: 'missing' })
    assert.deepEqual(await readPicture(board, 'big.png'), { why: 'tooLarge' })
  })

  it('shares with a linked file that links lead nowhere else', async () => {
    writeFileSync(join(top, 'x.ts'), '')
    symlinkSync('/etc', join(top, 'etc'))
    assert.equal(await linkedFile(board, '../x.ts', top), join(top, 'x.ts'))
    assert.equal(await linkedFile(board, '../x.ts', board), null)
    assert.equal(await linkedFile(board, '../etc/hostname', top), null)
    assert.equal(await linkedFile(board, '../gone', top), null)
  })
})

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { listMarkdown, MarkdownIndex } from '../../../src/repo/files/markdownFiles.ts'

describe('the Markdown of a repository', () => {
  let root = ''

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  beforeEach(() => {
    root = mkdtempSync(join(realpathSync(tmpdir()), 'wtw-markdown-'))
    write('README.md', 'See T-1 and t-2.')
    write('docs/deep/a.MD', 'T-1-old, `T-2`')
    write('board/T-1.md', '---\nid: T-1\n---\n')
    write('node_modules/x/README.md', 'T-1')
    write('inner/.git/HEAD', '')
    write('inner/README.md', 'T-1')
    write('notes.txt', 'T-1')
    symlinkSync(join(root, 'README.md'), join(root, 'link.md'))
  })

  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const names = (paths: readonly string[]): readonly string[] => paths.map((path) => relative(root, path)).sort()

  it('is every file of it, but those of others and behind links', async () => {
    assert.deepEqual(names(await listMarkdown(root)), ['README.md', 'board/T-1.md', 'docs/deep/a.MD'])
  })

  it('is looked through for an id as a word of its own', async () => {
    const index = new MarkdownIndex(root)
    const within = async (id: string) => names(await index.filesWith(id, (path) => path.includes('/board/')))
    assert.deepEqual(await within('t-1'), ['README.md'])
    assert.deepEqual(await within('t-2'), ['README.md', 'docs/deep/a.MD'])
    assert.deepEqual(await within('t'), [])
  })

  it('is read again where it has changed', async () => {
    const index = new MarkdownIndex(root)
    const old = new Date(Date.now() - 60_000)
    utimesSync(join(root, 'README.md'), old, old)
    assert.deepEqual(names(await index.filesWith('t-9', () => false)), [])
    write('README.md', 'See T-9.')
    assert.deepEqual(names(await index.filesWith('t-9', () => false)), ['README.md'])
    rmSync(join(root, 'README.md'))
    assert.deepEqual(names(await index.filesWith('t-9', () => false)), [])
  })
})

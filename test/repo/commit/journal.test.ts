import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { self } from '../../../src/repo/commit/holder.ts'
import { Journal, type JournalEntry } from '../../../src/repo/commit/journal.ts'
import { planOf } from '../../fixtures/writerRepository.ts'

describe('The journal', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wtw-journal-'))
    path = join(folder, 'place', 'journal')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const entry = (id: string): JournalEntry => ({
    ...{ id, prefix: 'board/', plan: planOf([]), suffix: '', batch: null, owner: self(), files: [], inEditor: [] },
    ...{ isWritten: false, begun: null, cancels: null },
  })
  const reread = (): readonly JournalEntry[] => new Journal(path).load()

  it('keeps entries in order, with what became of them', async () => {
    const journal = new Journal(path)
    assert.deepEqual(journal.load(), [])
    await journal.add(entry('one'))
    await journal.add(entry('two'))
    journal.note('one', { isWritten: true })
    await journal.change('two', { batch: 'b' })
    assert.deepEqual(reread(), [
      { ...entry('one'), isWritten: true, owner: reread()[0]?.owner },
      { ...entry('two'), batch: 'b', owner: reread()[1]?.owner },
    ])
    assert.deepEqual(journal.entries, reread())
  })

  it('forgets what is closed, and is gone when it is empty', async () => {
    const journal = new Journal(path)
    for (const id of ['one', 'two', 'three']) await journal.add(entry(id))
    journal.close(['one', 'three'])
    assert.deepEqual(
      reread().map(({ id }) => id),
      ['two'],
    )
    journal.close(['two'])
    assert.equal(existsSync(path), false)
  })

  it('survives a line that a crash left unfinished, and so do the lines after it', async () => {
    const journal = new Journal(path)
    await journal.add(entry('one'))
    appendFileSync(path, '{"kind":"entry","entry":{"id":"tor')
    const next = new Journal(path)
    assert.deepEqual(
      next.load().map(({ id }) => id),
      ['one'],
    )
    assert.equal(next.unread, 0)
    await next.mend()
    await next.add(entry('two'))
    assert.deepEqual(
      reread().map(({ id }) => id),
      ['one', 'two'],
    )
  })

  it('believes no line that somebody else wrote: it is left out, and counted', async () => {
    const journal = new Journal(path)
    await journal.add(entry('one'))
    const bad: readonly unknown[] = [
      { kind: 'entry', entry: { id: 'two' } },
      { kind: 'entry', entry: { ...entry('two'), files: [{ path: '../../etc/passwd', before: null, after: null }] } },
      { kind: 'entry', entry: { ...entry('two'), prefix: '../' } },
      { kind: 'entry', entry: { ...entry('two'), plan: { ...planOf([]), edits: [{ kind: 'shell', path: 'x' }] } } },
      {
        kind: 'entry',
        entry: { ...entry('two'), plan: planOf([{ kind: 'create', path: '../../outside.md', text: '' }]) },
      },
      { kind: 'entry', entry: { ...entry('two'), plan: planOf([{ kind: 'create', path: '/etc/x', text: '' }]) } },
      { kind: 'change', id: 'one', change: { isWritten: 'yes' } },
      { kind: 'close', ids: 'one' },
      'nothing',
    ]
    for (const line of bad) appendFileSync(path, `${JSON.stringify(line)}\n`)
    const next = new Journal(path)
    assert.deepEqual(next.load(), journal.entries)
    assert.equal(next.unread, bad.length)
  })

  it('knows its own lines again, whatever they say', async () => {
    const journal = new Journal(path)
    journal.load()
    const full: JournalEntry = {
      ...entry('full'),
      plan: planOf([
        { kind: 'set', path: 'a.md', keys: [{ key: 'labels', before: null, after: ['x'] }] },
        { kind: 'mentions', path: '../README.md', id: 'A-1', to: 'A-2' },
        { kind: 'lines', path: 'a.md', hunks: [{ before: 'x', after: '', nth: 0 }] },
        { kind: 'rename', path: 'a.md', to: 'archive/a.md' },
        { kind: 'remove', path: 'b.md', before: '' },
      ]),
      begun: {
        head: null,
        indexSteps: [{ path: 'board/a.md', before: null, after: '100644 0' }],
        intents: [],
        child: self(),
      },
      files: [{ path: 'board/a.md', before: null, after: 'x' }],
    }
    await journal.add(full)
    const next = new Journal(path)
    assert.deepEqual([next.load(), next.unread], [[full], 0])
  })
})

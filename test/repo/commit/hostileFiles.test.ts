import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { Git } from '../../../src/repo/git/git.ts'
import { GitError } from '../../../src/repo/git/gitError.ts'
import { self } from '../../../src/repo/commit/holder.ts'
import { Journal } from '../../../src/repo/commit/journal.ts'
import { Writer, writerFor } from '../../../src/repo/commit/writer.ts'
import type { WriteOutcome } from '../../../src/repo/commit/settle.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import { cardText, change, move, openWriter, planOf, repositoryWithBoard } from '../../fixtures/writerRepository.ts'

const options = { editors: null, skipsHooks: () => false }

describe('Files that are not what they seem', () => {
  let repository: BoardRepository
  let outside: string
  beforeEach(() => {
    repository = repositoryWithBoard()
    outside = mkdtempSync(join(tmpdir(), 'wtw-outside-'))
  })
  afterEach(() => {
    repository.remove()
    rmSync(outside, { recursive: true })
  })

  const code = (outcome: WriteOutcome): string => (outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind)

  it('a card that is not UTF-8 keeps its bytes', async () => {
    const bytes = Buffer.from(cardText.replace('mesh', 'gr\u00fcn'), 'latin1')
    writeFileSync(join(repository.folder, 'board/a.md'), bytes)
    const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    assert.equal(code(outcome), 'cardUnreadable')
    assert.ok(readFileSync(join(repository.folder, 'board/a.md')).equals(bytes))
  })

  it('a link in the place of a card is not followed', async () => {
    const secret = join(outside, 'secret.md')
    writeFileSync(secret, cardText)
    rmSync(join(repository.folder, 'board/a.md'))
    symlinkSync(secret, join(repository.folder, 'board/a.md'))
    const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    assert.equal(code(outcome), 'cardUnreadable')
    assert.equal(readFileSync(secret, 'utf8'), cardText)
  })

  it('a journal that leads out of the repository is not obeyed', async () => {
    const evil = join(repository.folder, '..', 'wtw-evil.md')
    const path = '../wtw-evil.md'
    const files = [
      { path: 'board/c.md', before: null, after: 'x' },
      { path, before: 'other than it is', after: 'x' },
    ]
    const entry = {
      id: 'planted',
      prefix: '',
      plan: planOf([{ kind: 'create', path, text: cardText }]),
      files,
      inEditor: [],
      owner: self(),
      isWritten: false,
      begun: null,
      suffix: '',
      batch: null,
      cancels: null,
    }
    const place = join(repository.folder, '.git/walk-the-wall')
    const writer = await openWriter(repository.folder)
    mkdirSync(place, { recursive: true })
    await new Journal(join(place, 'journal')).add(entry)
    await writer.settle()
    assert.ok(!existsSync(evil))
    assert.deepEqual(writer.pending(), [])
  })

  it('a temporary folder that is a link is not trusted', async () => {
    const before = process.env.TMPDIR
    try {
      process.env.TMPDIR = mkdtempSync(join(outside, 'tmp-'))
      symlinkSync(outside, join(process.env.TMPDIR, `walk-the-wall-${userInfo().username}`))
      const writer = new Writer(null, null, outside, options)
      const moved = change(writer, outside, planOf([{ kind: 'create', path: 'a.md', text: cardText }]))
      await assert.rejects(moved, (error) => error instanceof GitError && error.reason === 'notPermitted')
      assert.ok(!existsSync(join(outside, 'a.md')))
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
  })

  it('another git has a writer of its own', async () => {
    const git = join(repository.git('--exec-path'), 'git')
    const one = await writerFor(new Git('git'), repository.folder, options)
    assert.notEqual(await writerFor(new Git(git), repository.folder, options), one)
    assert.equal(await writerFor(new Git('git'), repository.folder, options), one)
  })
})

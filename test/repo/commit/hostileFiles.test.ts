import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import type { Edit } from '../../../src/core/card/edit.ts'
import { placeOf } from '../../../src/repo/commit/applyPlan.ts'
import { Git } from '../../../src/repo/git/git.ts'
import { GitError } from '../../../src/repo/git/gitError.ts'
import { self } from '../../../src/repo/commit/holder.ts'
import { Journal, type JournalEntry } from '../../../src/repo/commit/journal.ts'
import { Writer, writerFor } from '../../../src/repo/commit/writer.ts'
import type { WriteOutcome } from '../../../src/repo/commit/settle.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import { cardText, change, move, openWriter, planOf, repositoryWithBoard } from '../../fixtures/writerRepository.ts'

/** The journal of a repository, for who writes into it what no program of ours has. */
function journalOf({ folder }: BoardRepository): Journal {
  return new Journal(join(folder, '.git/walk-the-wall/journal'))
}

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

  const planted = (edits: readonly Edit[], more: Partial<JournalEntry> = {}): JournalEntry => ({
    id: 'planted',
    prefix: '',
    plan: planOf(edits),
    files: [],
    inEditor: [],
    owner: self(),
    isWritten: false,
    begun: null,
    suffix: '',
    batch: null,
    cancels: null,
    ...more,
  })

  it('a journal that leads out of the repository is not obeyed', async () => {
    const evil = join(repository.folder, '..', 'wtw-evil.md')
    const path = '../wtw-evil.md'
    const files = [
      { path: 'board/c.md', before: null, after: 'x' },
      { path, before: 'other than it is', after: 'x' },
    ]
    const writer = await openWriter(repository.folder)
    mkdirSync(join(repository.folder, '.git/walk-the-wall'), { recursive: true })
    await journalOf(repository).add(planted([{ kind: 'create', path, text: cardText }], { files }))
    await writer.settle()
    assert.ok(!existsSync(evil))
    assert.deepEqual(writer.pending(), [])
  })

  const away = ['../../wtw-away.md', '../.git/hooks/post-commit', 'deep/../../wtw-away.md', join(tmpdir(), 'away.md')]
  for (const path of away)
    it(`a journal that names ${path} is not obeyed, whatever it has done with it`, async () => {
      const top = join(repository.folder, 'board')
      const victim = isAbsolute(path) ? path : join(top, path)
      const isHook = victim.includes('hooks')
      if (!isHook) writeFileSync(victim, 'About A-1.\n')
      const status = repository.git('status', '--porcelain')
      try {
        const edits: readonly Edit[] = [
          { kind: 'create', path, text: 'evil' },
          { kind: 'mentions', path, id: 'A-1', to: 'EVIL-1' },
          { kind: 'lines', path, hunks: [{ before: 'About A-1.\n', after: 'evil\n', nth: 0 }] },
          { kind: 'remove', path, before: 'About A-1.\n' },
          { kind: 'rename', path, to: 'stolen.md' },
          { kind: 'rename', path: 'a.md', to: path },
        ]
        for (const edit of edits)
          for (const more of [{}, { isWritten: true }, { isWritten: true, inEditor: [placeOf('board/', path)] }]) {
            const files = [
              { path: 'board/a.md', before: 'other', after: 'x' },
              { path: placeOf('board/', path), before: 'other', after: 'x' },
            ]
            const writer = await openWriter(repository.folder)
            mkdirSync(join(repository.folder, '.git/walk-the-wall'), { recursive: true })
            await journalOf(repository).add(planted([edit], { prefix: 'board/', files, ...more }))
            await writer.settle()
            if (isHook) assert.ok(!existsSync(victim), edit.kind)
            else assert.equal(readFileSync(victim, 'utf8'), 'About A-1.\n', edit.kind)
            assert.equal(repository.git('rev-list', '--count', 'HEAD'), '1', edit.kind)
            assert.equal(repository.git('status', '--porcelain'), status, edit.kind)
            rmSync(join(repository.folder, '.git/walk-the-wall'), { recursive: true })
          }
      } finally {
        rmSync(victim, { force: true })
      }
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

import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import {
  cardText,
  change,
  editorsOver,
  move,
  openWriter,
  planOf,
  repositoryWithBoard,
} from '../../fixtures/writerRepository.ts'

describe('A change to a card with the user’s own edits in it', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  const staged = cardText.replace('Second', 'Staged')
  const unstaged = staged.replace('Fourth', 'Unstaged')
  const moved = (text: string): string => text.replace('status: ready', 'status: doing')
  const inIndex = (path = 'board/a.md'): string => repository.git('show', `:${path}`)
  const inHead = (path = 'board/a.md'): string => repository.git('show', `HEAD:${path}`)

  it('commits the move alone: staged and unstaged edits stay theirs, in index and file', async () => {
    repository = repositoryWithBoard()
    repository.write('board/a.md', staged)
    repository.write('src/one.txt', 'staged\n')
    repository.git('add', 'board/a.md', 'src/one.txt')
    repository.write('board/a.md', unstaged)
    repository.write('src/two.txt', 'modified\n')
    repository.write('src/new.txt', 'untracked\n')
    const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    assert.equal(outcome.kind, 'committed')
    assert.equal(repository.git('diff', '--name-only', 'HEAD~', 'HEAD'), 'board/a.md')
    assert.equal(`${inHead()}\n`, moved(cardText))
    assert.equal(`${inIndex()}\n`, moved(staged))
    assert.equal(repository.read('board/a.md'), moved(unstaged))
    const status = 'MM board/a.md\nM  src/one.txt\n M src/two.txt\n?? src/new.txt'
    assert.equal(repository.git('status', '--porcelain'), status)
  })

  it('commits the move alone with unsaved edits on top, as soon as the editor has saved', async () => {
    repository = repositoryWithBoard()
    repository.write('board/a.md', staged)
    repository.git('add', 'board/a.md')
    repository.write('board/a.md', unstaged)
    const path = join(repository.folder, 'board/a.md')
    const unsaved = unstaged.replace('Fifth', 'Unsaved')
    const texts = new Map([[path, unsaved]])
    const writer = await openWriter(repository.folder, { editors: editorsOver(texts) })
    assert.equal((await move(writer, repository.folder, ['ready', 'doing'])).kind, 'pending')
    assert.equal(texts.get(path), moved(unsaved))
    assert.equal(repository.read('board/a.md'), unstaged)
    repository.write('board/a.md', moved(unsaved))
    texts.clear()
    assert.deepEqual(
      (await writer.settle()).map(({ kind }) => kind),
      ['committed'],
    )
    assert.equal(`${inHead()}\n`, moved(cardText))
    assert.equal(`${inIndex()}\n`, moved(staged))
    assert.equal(repository.read('board/a.md'), moved(unsaved))
  })

  it('leaves the index level with HEAD where only the file was edited: the next commit does not put the card back', async () => {
    repository = repositoryWithBoard()
    repository.write('board/a.md', cardText.replace('Fourth', 'Unstaged'))
    await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    assert.equal(repository.git('diff', '--cached', '--name-only'), '')
    repository.write('src/one.txt', 'mine\n')
    repository.git('add', 'src/one.txt')
    repository.git('commit', '--quiet', '--message=mine')
    assert.equal(`${inHead()}\n`, moved(cardText))
  })

  it('lets a status that the user typed go first: HEAD gets the board’s newest word', async () => {
    repository = repositoryWithBoard()
    repository.write('board/a.md', cardText.replace('status: ready', 'status: doing'))
    const outcome = await move(await openWriter(repository.folder), repository.folder, ['doing', 'review'])
    assert.equal(outcome.kind, 'committed')
    assert.equal(`${inHead()}\n`, cardText.replace('status: ready', 'status: review'))
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('renames it in all three versions', async () => {
    repository = repositoryWithBoard()
    repository.write('board/a.md', staged)
    repository.git('add', 'board/a.md')
    repository.write('board/a.md', unstaged)
    const plan = planOf([{ kind: 'rename', path: 'a.md', to: 'archive/a.md' }])
    assert.equal((await change(await openWriter(repository.folder), repository.folder, plan)).kind, 'committed')
    assert.equal(`${inHead('board/archive/a.md')}\n`, cardText)
    assert.equal(`${inIndex('board/archive/a.md')}\n`, staged)
    assert.equal(repository.read('board/archive/a.md'), unstaged)
    assert.equal(repository.git('diff', '-M', '--name-status', 'HEAD~', 'HEAD'), 'R100\tboard/a.md\tboard/archive/a.md')
    assert.equal(repository.git('ls-files', 'board/a.md'), '')
  })

  it('keeps a staged deletion of a card that is still on disk', async () => {
    repository = repositoryWithBoard()
    repository.git('rm', '--quiet', '--cached', 'board/a.md')
    assert.equal(
      (await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])).kind,
      'committed',
    )
    assert.equal(`${inHead()}\n`, moved(cardText))
    assert.equal(repository.git('status', '--porcelain'), 'D  board/a.md\n?? board/a.md')
  })

  it('waits for the user’s own first commit of a card that is staged as new', async () => {
    repository = repositoryWithBoard()
    repository.write('board/c.md', cardText)
    repository.git('add', 'board/c.md')
    const writer = await openWriter(repository.folder)
    const head = repository.git('rev-parse', 'HEAD')
    const outcome = await move(writer, repository.folder, ['ready', 'doing'], 'c.md')
    assert.equal(outcome.kind === 'pending' ? outcome.why : null, 'uncommittedCard')
    assert.equal(repository.git('rev-parse', 'HEAD'), head)
    assert.equal(`${inIndex('board/c.md')}\n`, moved(cardText))
    repository.git('commit', '--quiet', '--message=mine')
    await writer.settle()
    assert.deepEqual(writer.pending(), [])
    assert.equal(repository.git('log', '-1', '--format=%s'), 'mine')
    assert.equal(`${inHead('board/c.md')}\n`, moved(cardText))
  })

  it('keeps the executable bit', async () => {
    repository = repositoryWithBoard()
    repository.git('update-index', '--chmod=+x', 'board/a.md')
    repository.git('commit', '--quiet', '--message=x')
    repository.git('checkout', '--quiet', '--', 'board/a.md')
    repository.write('board/a.md', cardText.replace('Fourth', 'Unstaged'))
    await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    assert.match(repository.git('ls-tree', 'HEAD', 'board/a.md'), /^100755 /)
  })

  it('works past a card that was only announced to the index', async () => {
    repository = repositoryWithBoard()
    repository.write('board/c.md', cardText)
    repository.git('add', '--intent-to-add', 'board/c.md')
    const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'], 'c.md')
    assert.equal(outcome.kind, 'committed')
    assert.equal(`${inHead('board/c.md')}\n`, moved(cardText))
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('leaves no temporary index behind', async () => {
    repository = repositoryWithBoard()
    repository.write('board/a.md', unstaged)
    await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    rmSync(join(repository.folder, '.git/walk-the-wall'), { recursive: true })
    assert.equal(repository.git('status', '--porcelain'), ' M board/a.md')
    assert.equal(repository.git('fsck', '--strict'), '')
  })
})

describe('A card that filters and line ends change on the way', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  for (const edited of [false, true]) {
    it(`is CRLF on disk and LF in git, ${edited ? 'with' : 'without'} the user’s edits in it`, async () => {
      repository = repositoryWithBoard()
      repository.git('config', 'core.autocrlf', 'true')
      const onDisk = cardText.replaceAll('\n', '\r\n').replace('Fourth', edited ? 'Unstaged' : 'Fourth')
      repository.write('board/a.md', onDisk)
      repository.git('add', '--refresh', 'board/a.md')
      assert.equal(
        (await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])).kind,
        'committed',
      )
      assert.equal(`${repository.git('show', 'HEAD:board/a.md')}\n`, cardText.replace('ready', 'doing'))
      assert.equal(repository.read('board/a.md'), onDisk.replace('ready', 'doing'))
      assert.equal(repository.git('status', '--porcelain'), edited ? ' M board/a.md' : '')
    })

    it(`is stored scrambled by a filter, ${edited ? 'with' : 'without'} the user’s edits in it`, async () => {
      repository = repositoryWithBoard({ '.gitattributes': 'board/secret*.md filter=scramble\n' })
      const swap = 'tr a-zA-Z- n-za-mN-ZA-M_'
      repository.git('config', 'filter.scramble.clean', swap)
      repository.git('config', 'filter.scramble.smudge', 'tr a-zA-Z_ n-za-mN-ZA-M-')
      repository.write('board/secret.md', cardText)
      repository.git('add', 'board/secret.md')
      repository.git('commit', '--quiet', '--message=secret')
      assert.match(repository.git('show', 'HEAD:board/secret.md'), /^fgnghf: ernql$/m)
      if (edited) repository.write('board/secret.md', cardText.replace('Fourth', 'Unstaged'))
      const writer = await openWriter(repository.folder)
      assert.equal((await move(writer, repository.folder, ['ready', 'doing'], 'secret.md')).kind, 'committed')
      assert.equal(repository.git('diff', '--stat', 'HEAD~').split('\n').at(-1)?.includes('1 file'), true)
      assert.match(repository.git('show', 'HEAD:board/secret.md'), /^fgnghf: qbvat$/m)
      assert.match(repository.git('show', 'HEAD:board/secret.md'), /^Sbhegu/m)
      assert.equal(repository.git('status', '--porcelain'), edited ? ' M board/secret.md' : '')
    })
  }
})

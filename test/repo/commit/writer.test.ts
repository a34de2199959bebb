import assert from 'node:assert/strict'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import {
  cardText,
  change,
  move,
  moveEdit,
  openWriter,
  planOf,
  repositoryWithBoard,
} from '../../fixtures/writerRepository.ts'

describe('A change on the board', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  it('is one commit with exactly that change, its title and its trailers', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    const outcome = await move(writer, repository.folder, ['ready', 'doing'])
    assert.equal(outcome.kind, 'committed')
    assert.equal('commit' in outcome ? outcome.commit : null, repository.git('rev-parse', 'HEAD'))
    assert.equal(
      repository.git('log', '-1', '--format=%B'),
      'board: move A-1 to doing\n\nReplace the mesh\n\nCard: A-1\n',
    )
    assert.equal(repository.git('diff', '--name-only', 'HEAD~'), 'board/a.md')
    assert.equal(repository.git('show', 'HEAD:board/a.md'), cardText.replace('ready', 'doing').trimEnd())
    assert.equal(repository.git('status', '--porcelain'), '')
    assert.deepEqual(writer.pending(), [])
  })

  it('puts the suffix of the workflow behind the subject, read after the plan was made', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    let commitSuffix = ''
    const board = {
      folder: join(repository.folder, 'board'),
      get commitSuffix() {
        return commitSuffix
      },
    }
    await writer.write(board, () => {
      commitSuffix = '[skip ci]'
      return Promise.resolve(planOf([moveEdit('ready', 'doing')], 'board: move A-1 to doing'))
    })
    assert.equal(repository.git('log', '-1', '--format=%s'), 'board: move A-1 to doing [skip ci]')
  })

  it('keeps a title that begins with #', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    await change(writer, repository.folder, { ...planOf([moveEdit('ready', 'doing')]), body: '# Heading as a title' })
    assert.match(repository.git('log', '-1', '--format=%B'), /^# Heading as a title$/m)
  })

  it('leaves what is staged, modified, untracked, removed and stashed elsewhere as it was', async () => {
    repository = repositoryWithBoard({ 'src/three.txt': 'three\n', 'src/four.txt': 'four\n' })
    repository.write('src/four.txt', 'stashed\n')
    repository.git('stash')
    repository.write('src/one.txt', 'staged\n')
    repository.git('add', 'src/one.txt')
    repository.git('rm', '--quiet', 'src/three.txt')
    repository.write('src/two.txt', 'modified\n')
    repository.write('src/new.txt', 'untracked\n')
    const before = [repository.git('status', '--porcelain'), repository.git('diff', '--cached'), repository.git('diff')]
    const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    assert.equal(outcome.kind, 'committed')
    const after = [repository.git('status', '--porcelain'), repository.git('diff', '--cached'), repository.git('diff')]
    assert.deepEqual(after, before)
    assert.equal(repository.git('stash', 'list').split('\n').length, 1)
    assert.equal(repository.git('diff', '--name-only', 'HEAD~', 'HEAD'), 'board/a.md')
  })

  for (const mark of ['--assume-unchanged', '--skip-worktree']) {
    it(`leaves a change by hand out that git overlooks by ${mark}`, async () => {
      repository = repositoryWithBoard()
      repository.git('update-index', mark, 'board/a.md')
      repository.write('board/a.md', `${cardText}\nBy hand.\n`)
      const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
      assert.equal(outcome.kind, 'committed')
      assert.equal(repository.git('show', 'HEAD:board/a.md'), cardText.replace('ready', 'doing').trimEnd())
      assert.match(repository.read('board/a.md'), /status: doing[^]*By hand/)
    })
  }

  it('says of a board that is ignored that it is, and calls no hook to account', async () => {
    repository = repositoryWithBoard({ '.gitignore': 'board/\n' })
    repository.git('rm', '--quiet', '-r', '--cached', 'board')
    repository.git('commit', '--quiet', '--message=ignores the board')
    const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    assert.equal(outcome.kind === 'failed' && outcome.error.reason, 'ignoredPath')
  })

  it('adds a new card and nothing else', async () => {
    repository = repositoryWithBoard()
    repository.write('board/draft.md', '---\nid: A-9\n---\n')
    const writer = await openWriter(repository.folder)
    const outcome = await change(
      writer,
      repository.folder,
      planOf([{ kind: 'create', path: 'sub/c.md', text: cardText }]),
    )
    assert.equal(outcome.kind, 'committed')
    assert.equal(repository.git('diff', '--name-status', 'HEAD~', 'HEAD'), 'A\tboard/sub/c.md')
    assert.equal(repository.git('status', '--porcelain'), '?? board/draft.md')
  })

  it('archives a card as a rename', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    const plan = planOf([{ kind: 'rename', path: 'a.md', to: 'archive/a.md' }])
    assert.equal((await change(writer, repository.folder, plan)).kind, 'committed')
    assert.equal(repository.git('diff', '-M', '--name-status', 'HEAD~', 'HEAD'), 'R100\tboard/a.md\tboard/archive/a.md')
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('removes a card', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    await change(writer, repository.folder, planOf([{ kind: 'remove', path: 'a.md', before: cardText }]))
    assert.equal(repository.git('diff', '--name-status', 'HEAD~', 'HEAD'), 'D\tboard/a.md')
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('takes a card that git did not know whole into git with its first change', async () => {
    repository = repositoryWithBoard()
    repository.write('board/c.md', cardText)
    const writer = await openWriter(repository.folder)
    assert.equal((await move(writer, repository.folder, ['ready', 'doing'], 'c.md')).kind, 'committed')
    assert.equal(repository.git('diff', '--name-status', 'HEAD~', 'HEAD'), 'A\tboard/c.md')
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('renames a card that git did not know', async () => {
    repository = repositoryWithBoard()
    repository.write('board/c.md', cardText)
    const writer = await openWriter(repository.folder)
    const plan = planOf([{ kind: 'rename', path: 'c.md', to: 'archive/c.md' }])
    assert.equal((await change(writer, repository.folder, plan)).kind, 'committed')
    assert.equal(repository.git('diff', '--name-status', 'HEAD~', 'HEAD'), 'A\tboard/archive/c.md')
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  for (const name of ['-m.md', ':(exclude)x.md', 'a b.md', 'ä*ö.md', '[x].md', 'tab\there.md', '--all.md', 'x"y.md']) {
    it(`means the file named ${JSON.stringify(name)} and no other`, async () => {
      repository = repositoryWithBoard({ [`board/${name}`]: cardText })
      repository.write('src/one.txt', 'modified\n')
      const writer = await openWriter(repository.folder)
      assert.equal((await move(writer, repository.folder, ['ready', 'doing'], name)).kind, 'committed')
      assert.equal(repository.git('diff', '-z', '--name-only', 'HEAD~', 'HEAD'), `board/${name}\0`)
      assert.equal(repository.git('status', '--porcelain'), ' M src/one.txt')
    })
  }

  it('that changes nothing makes no commit', async () => {
    repository = repositoryWithBoard()
    const head = repository.git('rev-parse', 'HEAD')
    const writer = await openWriter(repository.folder)
    assert.equal((await move(writer, repository.folder, ['ready', 'ready'])).kind, 'unchanged')
    assert.equal((await change(writer, repository.folder, planOf([]))).kind, 'unchanged')
    assert.equal(repository.git('rev-parse', 'HEAD'), head)
  })

  it('is refused when the file says something else by now, and nothing is written', async () => {
    repository = repositoryWithBoard()
    const outcome = await move(await openWriter(repository.folder), repository.folder, ['review', 'doing'])
    assert.equal(outcome.kind === 'refused' ? outcome.refusal.code : null, 'changedSince')
    assert.equal(repository.read('board/a.md'), cardText)
  })

  it('waits its turn: two wishes at once are two commits', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    const outcomes = await Promise.all([
      move(writer, repository.folder, ['ready', 'doing']),
      move(writer, repository.folder, ['doing', 'review']),
    ])
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['committed', 'committed'],
    )
    assert.equal(repository.git('log', '--format=%s', '-2'), 'board: move A-1 to review\nboard: move A-1 to doing')
  })
})

import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import type { WriteOutcome } from '../../../src/repo/commit/settle.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import {
  cardText,
  change,
  giveAway,
  move,
  moveEdit,
  openWriter,
  planOf,
  repositoryWithBoard,
} from '../../fixtures/writerRepository.ts'

const kinds = (outcomes: readonly WriteOutcome[]): readonly string[] => outcomes.map(({ kind }) => kind)
const why = (outcome: WriteOutcome): string | null => (outcome.kind === 'pending' ? outcome.why : outcome.kind)
const moved = cardText.replace('status: ready', 'status: doing')

/** Brings git into the middle of something, and out of it. */
interface Operation {
  readonly hold: string
  readonly begin: (repository: BoardRepository) => void
  readonly end: (repository: BoardRepository) => void
}

/** A branch `side` and `main` that both changed src/one.txt. */
function diverge(repository: BoardRepository): void {
  repository.git('switch', '--quiet', '--create=side')
  repository.write('src/one.txt', 'side\n')
  repository.git('commit', '--quiet', '--all', '--message=side')
  repository.git('switch', '--quiet', 'main')
  repository.write('src/one.txt', 'main\n')
  repository.git('commit', '--quiet', '--all', '--message=main')
}

function resolveConflict(repository: BoardRepository): void {
  repository.write('src/one.txt', 'both\n')
  repository.git('add', 'src/one.txt')
}

const operations: readonly Operation[] = [
  {
    hold: 'merge',
    begin: (repository) => assert.throws(() => repository.git('merge', '--quiet', 'side')),
    end: (repository) => {
      resolveConflict(repository)
      repository.git('commit', '--quiet', '--no-edit')
    },
  },
  {
    hold: 'cherry-pick',
    begin: (repository) => assert.throws(() => repository.git('cherry-pick', 'side')),
    end: (repository) => repository.git('cherry-pick', '--abort'),
  },
  {
    hold: 'revert',
    begin: (repository) => {
      repository.git('commit', '--quiet', '--allow-empty', '--message=more')
      repository.write('src/one.txt', 'newer\n')
      repository.git('commit', '--quiet', '--all', '--message=newer')
      assert.throws(() => repository.git('revert', '--no-edit', 'HEAD~2'))
    },
    end: (repository) => {
      resolveConflict(repository)
      repository.git('commit', '--quiet', '--message=reverted')
    },
  },
  {
    hold: 'rebase',
    begin: (repository) => assert.throws(() => repository.git('rebase', 'side')),
    end: (repository) => {
      repository.git('checkout', '--quiet', 'HEAD', '--', 'src')
      repository.git('rebase', '--quit')
      repository.git('switch', '--quiet', 'main')
    },
  },
  {
    hold: 'bisect',
    begin: (repository) => repository.git('bisect', 'start', 'main', 'main~1'),
    end: (repository) => repository.git('bisect', 'reset'),
  },
  {
    hold: 'unmerged',
    begin: (repository) => {
      repository.write('src/one.txt', 'stashed\n')
      repository.git('stash')
      repository.write('src/one.txt', 'main again\n')
      repository.git('commit', '--quiet', '--all', '--message=again')
      assert.throws(() => repository.git('stash', 'pop'))
    },
    end: (repository) => repository.git('checkout', '--quiet', '--force', 'HEAD', '--', 'src/one.txt'),
  },
]

describe('While git is in the middle of something', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  for (const { hold, begin, end } of operations) {
    it(`(${hold}) a change is on disk, pending, and committed when that is over`, async () => {
      repository = repositoryWithBoard()
      diverge(repository)
      begin(repository)
      const head = repository.git('rev-parse', 'HEAD')
      const status = repository.git('status', '--porcelain', '--', 'src')
      const writer = await openWriter(repository.folder)
      assert.equal(why(await move(writer, repository.folder, ['ready', 'doing'])), hold)
      assert.equal(repository.read('board/a.md'), moved)
      assert.equal(repository.git('rev-parse', 'HEAD'), head)
      assert.equal(repository.git('status', '--porcelain', '--', 'src'), status)
      assert.deepEqual(kinds(await writer.settle()), ['pending'])
      assert.equal(writer.pending().length, 1)
      end(repository)
      assert.deepEqual(kinds(await writer.settle()), ['committed'])
      assert.deepEqual(writer.pending(), [])
      assert.equal(repository.git('log', '-1', '--format=%s'), 'board: move A-1 to doing')
      assert.equal(`${repository.git('show', 'main:board/a.md')}\n`, moved)
      assert.equal(repository.git('status', '--porcelain', '--', 'board'), '')
    })
  }

  it('several changes wait and become one commit each, oldest first', async () => {
    repository = repositoryWithBoard()
    diverge(repository)
    operations[0]?.begin(repository)
    const writer = await openWriter(repository.folder)
    await move(writer, repository.folder, ['ready', 'doing'])
    await move(writer, repository.folder, ['doing', 'review'])
    await change(
      writer,
      repository.folder,
      planOf([{ kind: 'create', path: 'c.md', text: cardText }], 'board: add A-3'),
    )
    await change(writer, repository.folder, planOf([moveEdit('ready', 'review', 'c.md')], 'board: move A-3'))
    operations[0]?.end(repository)
    assert.deepEqual(kinds(await writer.settle()), ['committed', 'committed', 'committed', 'committed'])
    const subjects = ['board: move A-3', 'board: add A-3', 'board: move A-1 to review', 'board: move A-1 to doing']
    assert.equal(repository.git('log', '-4', '--format=%s'), subjects.join('\n'))
    assert.equal(`${repository.git('show', 'HEAD~3:board/a.md')}\n`, moved)
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('the next writing run of another process commits what is pending', async () => {
    repository = repositoryWithBoard()
    diverge(repository)
    operations[0]?.begin(repository)
    await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    operations[0]?.end(repository)
    const other = await openWriter(repository.folder)
    assert.equal(why(await move(other, repository.folder, ['ready', 'review'], 'b.md')), 'committed')
    const subjects = 'board: move A-1 to review\nboard: move A-1 to doing'
    assert.equal(repository.git('log', '-2', '--format=%s'), subjects)
    assert.equal(repository.git('diff', '--name-only', 'HEAD~', 'HEAD'), 'board/b.md')
  })
})

describe('A pending change', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  async function pendingMove(): Promise<Awaited<ReturnType<typeof openWriter>>> {
    repository = repositoryWithBoard()
    repository.git('switch', '--quiet', '--detach')
    const writer = await openWriter(repository.folder)
    assert.equal(why(await move(writer, repository.folder, ['ready', 'doing'])), 'detached')
    return writer
  }

  it('on a detached HEAD is committed on the branch that is made there', async () => {
    const writer = await pendingMove()
    repository.git('switch', '--quiet', '--create=topic')
    assert.deepEqual(kinds(await writer.settle()), ['committed'])
    assert.equal(repository.git('log', '-1', '--format=%s', 'topic'), 'board: move A-1 to doing')
  })

  it('on a detached HEAD is committed there when that is wanted, and so are the next ones', async () => {
    const writer = await pendingMove()
    assert.deepEqual(kinds(await writer.commitDetached()), ['committed'])
    const later = await openWriter(repository.folder)
    assert.equal(later.commitsDetached, true)
    assert.equal(why(await move(later, repository.folder, ['doing', 'review'])), 'committed')
  })

  it('is dropped when the user has committed it, and the index stays level', async () => {
    const writer = await pendingMove()
    repository.git('switch', '--quiet', 'main')
    repository.git('commit', '--quiet', '--all', '--message=mine')
    assert.deepEqual(await writer.settle(), [])
    assert.deepEqual(writer.pending(), [])
    assert.equal(repository.git('log', '-1', '--format=%s'), 'mine')
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('is dropped with all that it led to when the user has committed the end of it', async () => {
    const writer = await pendingMove()
    await move(writer, repository.folder, ['doing', 'review'])
    repository.git('switch', '--quiet', 'main')
    repository.git('commit', '--quiet', '--all', '--message=mine')
    assert.deepEqual(await writer.settle(), [])
    assert.deepEqual(writer.pending(), [])
    assert.equal(repository.git('log', '-1', '--format=%s'), 'mine')
  })

  it('is dropped when the user has thrown it away', async () => {
    const writer = await pendingMove()
    repository.git('switch', '--quiet', '--force', 'main')
    repository.git('checkout', '--quiet', '--', 'board/a.md')
    assert.deepEqual(await writer.settle(), [])
    assert.deepEqual(writer.pending(), [])
    assert.equal(repository.read('board/a.md'), cardText)
  })

  it('takes no edits along that the user makes meanwhile', async () => {
    const writer = await pendingMove()
    repository.write('board/a.md', moved.replace('Fourth', 'Mine'))
    repository.git('switch', '--quiet', 'main')
    assert.deepEqual(kinds(await writer.settle()), ['committed'])
    assert.equal(`${repository.git('show', 'HEAD:board/a.md')}\n`, moved)
    assert.equal(repository.git('status', '--porcelain'), ' M board/a.md')
  })

  it('does not touch what the user has unstaged on purpose', async () => {
    const writer = await pendingMove()
    repository.git('switch', '--quiet', 'main')
    repository.git('commit', '--quiet', '--all', '--message=mine')
    repository.git('restore', '--staged', '--source=HEAD~', 'board/a.md')
    const status = repository.git('status', '--porcelain')
    await writer.settle()
    assert.equal(repository.git('status', '--porcelain'), status)
  })

  it('and the change that takes it back end together, uncommitted', async () => {
    const writer = await pendingMove()
    const [entry] = writer.pending()
    const board = { folder: join(repository.folder, 'board'), commitSuffix: '' }
    const plan = planOf([moveEdit('doing', 'ready')])
    const outcome = await writer.write(board, () => Promise.resolve({ kind: 'cancel', entry: entry?.id ?? '', plan }))
    assert.equal(outcome.kind === 'committed' ? outcome.commit : outcome.kind, null)
    assert.equal(repository.read('board/a.md'), cardText)
    assert.deepEqual(writer.pending(), [])
    repository.git('switch', '--quiet', 'main')
    assert.deepEqual(await writer.settle(), [])
    assert.equal(repository.git('status', '--porcelain'), '')
  })
})

describe('Collect changes', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  it('makes one commit of all changes when it ends', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    await writer.collect(true)
    assert.equal(writer.isCollecting, true)
    assert.equal(why(await move(writer, repository.folder, ['ready', 'doing'])), 'batch')
    assert.equal(why(await move(writer, repository.folder, ['doing', 'review'])), 'batch')
    assert.equal(why(await move(writer, repository.folder, ['ready', 'doing'], 'b.md')), 'batch')
    assert.equal(repository.git('rev-list', '--count', 'HEAD'), '1')
    assert.deepEqual(kinds(await writer.collect(false)), ['committed', 'committed', 'committed'])
    assert.equal(repository.git('rev-list', '--count', 'HEAD'), '2')
    assert.equal(repository.git('log', '-1', '--format=%s'), 'board: 3 changes')
    assert.equal(repository.git('diff', '--name-only', 'HEAD~'), 'board/a.md\nboard/b.md')
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('is left alone by another process while this one lives', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    await writer.collect(true)
    await move(writer, repository.folder, ['ready', 'doing'])
    giveAway(repository, { pid: process.ppid })
    const other = await openWriter(repository.folder)
    assert.deepEqual(kinds(await other.settle()), ['pending'])
    assert.equal(why(await move(other, repository.folder, ['ready', 'doing'], 'b.md')), 'committed')
    assert.equal(repository.git('diff', '--name-only', 'HEAD~', 'HEAD'), 'board/b.md')
    assert.equal(why(await move(other, repository.folder, ['doing', 'review'])), 'behindAnother')
  })

  it('of a process that died becomes one commit', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    await writer.collect(true)
    await move(writer, repository.folder, ['ready', 'doing'])
    await move(writer, repository.folder, ['ready', 'doing'], 'b.md')
    giveAway(repository, { pid: 2 ** 22 + 1 })
    assert.deepEqual(kinds(await (await openWriter(repository.folder)).settle()), ['committed', 'committed'])
    assert.equal(repository.git('rev-list', '--count', 'HEAD'), '2')
  })
})

describe('A board without a repository', () => {
  it('is written all the same, and a crash leaves nothing behind', async () => {
    const repository = repositoryWithBoard()
    rmSync(join(repository.folder, '.git'), { recursive: true })
    const board = join(repository.folder, 'board')
    const writer = await openWriter(board)
    const outcome = await move(writer, board, ['ready', 'doing'])
    assert.equal(outcome.kind === 'committed' ? outcome.commit : 'none', null)
    assert.equal(repository.read('board/a.md'), moved)
    assert.deepEqual(writer.pending(), [])
    repository.remove()
  })
})

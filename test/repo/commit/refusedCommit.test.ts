import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import { Git } from '../../../src/repo/git/git.ts'
import type { GitError } from '../../../src/repo/git/gitError.ts'
import { findRepository } from '../../../src/repo/git/repository.ts'
import type { WriteOutcome } from '../../../src/repo/commit/settle.ts'
import { boardRepository, type BoardRepository } from '../../fixtures/boardRepository.ts'
import { cardText, change, move, openWriter, planOf, repositoryWithBoard } from '../../fixtures/writerRepository.ts'

const moved = cardText.replace('status: ready', 'status: doing')

function errorOf(outcome: WriteOutcome): GitError {
  if (outcome.kind !== 'failed') assert.fail(`not failed but ${outcome.kind}`)
  return outcome.error
}

function hook(repository: BoardRepository, name: string, script: string): void {
  const path = join(repository.folder, '.git/hooks', name)
  mkdirSync(join(repository.folder, '.git/hooks'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
}

describe('A commit that git refuses', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  /** What of the user's own must not change: the index in all, and the files that are not the card. */
  const surroundings = (): readonly string[] => [
    repository.git('ls-files', '--stage', '--debug').replace(/^ {2}.*\n?/gm, ''),
    repository.git('status', '--porcelain', '--', 'src'),
    repository.git('rev-parse', 'HEAD'),
  ]

  for (const name of ['pre-commit', 'prepare-commit-msg', 'commit-msg']) {
    it(`because of a ${name} hook keeps the change on disk and pending, and says what the hook said`, async () => {
      repository = repositoryWithBoard()
      hook(repository, name, 'echo "Ticket number missing: Permission denied" >&2; exit 1')
      repository.write('src/one.txt', 'staged\n')
      repository.git('add', 'src/one.txt')
      repository.write('src/two.txt', 'modified\n')
      const before = surroundings()
      const writer = await openWriter(repository.folder)
      const error = errorOf(await move(writer, repository.folder, ['ready', 'doing']))
      assert.equal(error.reason, 'hookFailed')
      assert.match(error.stderr, /Ticket number missing/)
      assert.equal(repository.read('board/a.md'), moved)
      assert.deepEqual(surroundings(), before)
      assert.equal(writer.pending().length, 1)
      rmSync(join(repository.folder, '.git/hooks', name))
      assert.deepEqual(
        (await writer.settle()).map(({ kind }) => kind),
        ['committed'],
      )
      assert.equal(repository.git('diff', '--name-only', 'HEAD~', 'HEAD'), 'board/a.md')
    })
  }

  it('leaves no trace of a new card in the index', async () => {
    repository = repositoryWithBoard()
    hook(repository, 'pre-commit', 'exit 1')
    const before = surroundings()
    const writer = await openWriter(repository.folder)
    errorOf(await change(writer, repository.folder, planOf([{ kind: 'create', path: 'c.md', text: cardText }])))
    assert.deepEqual(surroundings(), before)
    assert.equal(repository.git('status', '--porcelain'), '?? board/c.md')
  })

  it('puts the index back where the card carries the user’s own edits', async () => {
    repository = repositoryWithBoard()
    hook(repository, 'pre-commit', 'exit 1')
    repository.write('board/a.md', cardText.replace('Second', 'Staged'))
    repository.write('board/c.md', cardText)
    repository.git('add', 'board/a.md')
    repository.git('add', '--intent-to-add', 'board/c.md')
    repository.write('board/a.md', cardText.replace('Second', 'Unstaged'))
    const before = surroundings()
    const writer = await openWriter(repository.folder)
    errorOf(await move(writer, repository.folder, ['ready', 'doing']))
    errorOf(await move(writer, repository.folder, ['ready', 'doing'], 'c.md'))
    assert.deepEqual(surroundings(), before)
    assert.equal(repository.git('diff', '--name-only', '--diff-filter=A'), 'board/c.md')
  })

  it('for want of a signature or of a name says so', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    repository.git('config', 'commit.gpgSign', 'true')
    repository.git('config', 'gpg.program', '/bin/false')
    assert.equal(errorOf(await move(writer, repository.folder, ['ready', 'doing'])).reason, 'signingFailed')
    repository.git('config', 'commit.gpgSign', 'false')
    repository.git('config', 'user.useConfigOnly', 'true')
    repository.git('config', '--unset', 'user.email')
    assert.equal(errorOf((await writer.settle())[0] as WriteOutcome).reason, 'noIdentity')
    repository.git('config', 'user.email', 'anne@example.com')
    assert.equal((await writer.settle())[0]?.kind, 'committed')
  })

  it('because the board is ignored says so, also the second time', async () => {
    repository = repositoryWithBoard({ '.gitignore': 'new/\n' })
    const writer = await openWriter(repository.folder)
    const plan = planOf([{ kind: 'create', path: 'new/c.md', text: cardText }])
    assert.equal(errorOf(await change(writer, repository.folder, plan)).reason, 'ignoredPath')
    assert.equal(errorOf((await writer.settle())[0] as WriteOutcome).reason, 'ignoredPath')
    assert.equal(repository.git('status', '--porcelain'), '')
    assert.equal(repository.read('board/new/c.md'), cardText)
  })

  it('because the card is outside of a sparse checkout says so, also the second time', async () => {
    repository = repositoryWithBoard()
    repository.git('sparse-checkout', 'set', 'src')
    mkdirSync(join(repository.folder, 'board'))
    const writer = await openWriter(repository.folder)
    const plan = planOf([{ kind: 'create', path: 'c.md', text: cardText }])
    assert.equal(errorOf(await change(writer, repository.folder, plan)).reason, 'sparsePath')
    assert.equal(errorOf((await writer.settle())[0] as WriteOutcome).reason, 'sparsePath')
  })

  it('is not even tried when the disk takes nothing: nothing is pending, nothing has changed', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    // A folder in the way of the temporary file's final name stands for a disk that refuses, also for root.
    const plan = planOf([{ kind: 'create', path: 'a.md/c.md', text: cardText }])
    const failure = await change(writer, repository.folder, plan).catch((error: GitError) => error.name)
    assert.equal(failure, 'GitError')
    assert.deepEqual(writer.pending(), [])
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('in a repository of somebody else says so', async () => {
    repository = repositoryWithBoard()
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }
    Object.assign(process.env, env)
    try {
      const failure = await findRepository(new Git('git'), repository.folder).catch((error: GitError) => error.reason)
      assert.equal(failure, 'dubiousOwnership')
    } finally {
      delete process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER']
    }
  })

  it('can skip the hooks if the user’s own machine says so', async () => {
    repository = repositoryWithBoard()
    for (const name of ['pre-commit', 'prepare-commit-msg', 'commit-msg']) hook(repository, name, 'exit 1')
    const writer = await openWriter(repository.folder, { skipsHooks: () => true })
    assert.equal((await move(writer, repository.folder, ['ready', 'doing'])).kind, 'committed')
  })

  it('is ended with SIGTERM when it is cancelled: no lock stays, the change is pending', async () => {
    repository = repositoryWithBoard()
    hook(repository, 'pre-commit', `touch ${repository.folder}/.git/running; sleep 5`)
    const controller = new AbortController()
    const writer = await openWriter(repository.folder, { signal: controller.signal })
    const running = move(writer, repository.folder, ['ready', 'doing'])
    while (!existsSync(join(repository.folder, '.git/running'))) await new Promise((done) => setTimeout(done, 10))
    controller.abort()
    assert.equal(errorOf(await running).reason, 'aborted')
    assert.equal(existsSync(join(repository.folder, '.git/index.lock')), false)
    assert.equal(writer.pending().length, 1)
    assert.equal(repository.git('status', '--porcelain'), ' M board/a.md')
  })
})

describe('A hook that has a hand in the commit', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  for (const edited of [false, true]) {
    const whose = edited ? 'a card with the user’s edits' : 'a clean card'
    it(`and adds another file (${whose}): no reverse change stays staged`, async () => {
      repository = repositoryWithBoard({ 'count.txt': '0\n' })
      hook(repository, 'pre-commit', 'echo 1 > count.txt; echo new > made.txt; git add count.txt made.txt')
      if (edited) repository.write('board/a.md', cardText.replace('Fourth', 'Unstaged'))
      const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
      assert.equal(outcome.kind, 'committed')
      assert.equal(repository.git('diff', '--name-only', 'HEAD~', 'HEAD'), 'board/a.md\ncount.txt\nmade.txt')
      assert.equal(repository.git('status', '--porcelain'), edited ? ' M board/a.md' : '')
    })

    it(`and reformats the card (${whose}): index and commit agree`, async () => {
      repository = repositoryWithBoard()
      hook(repository, 'pre-commit', 'sed -i s/First/Formatted/ board/a.md; git add board/a.md')
      if (edited) repository.write('board/a.md', cardText.replace('Fourth', 'Unstaged'))
      const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
      assert.equal(outcome.kind, 'committed')
      assert.match(repository.git('show', 'HEAD:board/a.md'), /^Formatted/m)
      assert.equal(repository.git('status', '--porcelain'), '')
    })
  }

  it('leaves what the user has staged in the file that the hook adds', async () => {
    repository = repositoryWithBoard({ 'count.txt': '0\n' })
    repository.write('count.txt', 'mine\n')
    repository.git('add', 'count.txt')
    hook(repository, 'pre-commit', 'echo 1 > count.txt; git add count.txt')
    await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    assert.equal(repository.git('show', ':count.txt'), 'mine')
  })
})

describe('Another git process in the way', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  it('is waited for', async () => {
    repository = repositoryWithBoard()
    const lock = join(repository.folder, '.git/index.lock')
    writeFileSync(lock, '')
    setTimeout(() => rmSync(lock), 600)
    const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    assert.equal(outcome.kind, 'committed')
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('that left its lock behind is named with the lock’s age; only who asks for it has the lock removed', async () => {
    repository = repositoryWithBoard()
    const lock = join(repository.folder, '.git/index.lock')
    writeFileSync(lock, '')
    const threeHoursAgo = Date.now() / 1000 - 3 * 3600
    utimesSync(lock, threeHoursAgo, threeHoursAgo)
    const writer = await openWriter(repository.folder)
    const error = errorOf(await move(writer, repository.folder, ['ready', 'doing']))
    assert.equal(error.reason, 'staleLock')
    assert.match(error.message, /index\.lock was left behind 3 hours ago/)
    assert.equal(existsSync(lock), true)
    assert.equal(repository.read('board/a.md'), moved)
    assert.equal((await writer.removeStaleLock(error))[0]?.kind, 'committed')
    assert.equal(existsSync(lock), false)
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('that moves the branch meanwhile loses nothing', async () => {
    repository = repositoryWithBoard()
    hook(
      repository,
      'pre-commit',
      '[ -e .git/once ] || { touch .git/once; git update-ref HEAD $(git commit-tree -p HEAD -m theirs HEAD^{tree}); }',
    )
    const outcome = await move(await openWriter(repository.folder), repository.folder, ['ready', 'doing'])
    assert.equal(outcome.kind, 'committed')
    assert.equal(
      repository.git('log', '--format=%s'),
      'board: change\ntheirs\nBegins'.replace('change', 'move A-1 to doing'),
    )
    assert.equal(repository.git('status', '--porcelain'), '')
  })
})

describe('Where the board lies', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  it('in a linked worktree: its own branch and index take the commit', async () => {
    repository = repositoryWithBoard()
    const tree = join(repository.folder, 'tree')
    repository.git('worktree', 'add', '--quiet', '-b', 'side', tree)
    const outcome = await move(await openWriter(tree), tree, ['ready', 'doing'])
    assert.equal(outcome.kind, 'committed')
    assert.equal(repository.git('log', '-1', '--format=%s', 'side'), 'board: move A-1 to doing')
    assert.equal(repository.git('log', '-1', '--format=%s', 'main'), 'Begins')
    assert.equal(repository.git('-C', tree, 'status', '--porcelain'), '')
  })

  it('on an unborn branch: a new card and a card that was there before are committed', async () => {
    repository = boardRepository([])
    repository.write('board/a.md', cardText)
    repository.write('board/b.md', cardText)
    repository.git('add', 'board/b.md')
    const writer = await openWriter(repository.folder)
    const plan = planOf([{ kind: 'create', path: 'c.md', text: cardText }])
    assert.equal((await change(writer, repository.folder, plan)).kind, 'committed')
    assert.equal(repository.git('ls-tree', '-r', '--name-only', 'HEAD'), 'board/c.md')
    repository.git('update-ref', '-d', 'HEAD')
    assert.equal((await move(writer, repository.folder, ['ready', 'doing'], 'b.md')).kind, 'committed')
    assert.equal(repository.git('ls-tree', '-r', '--name-only', 'HEAD'), 'board/b.md')
    assert.equal((await move(writer, repository.folder, ['ready', 'doing'])).kind, 'committed')
    assert.equal(repository.git('status', '--porcelain'), 'A  board/c.md')
  })

  it('with another repository or a submodule inside: its cards are none of this repository’s', async () => {
    repository = repositoryWithBoard()
    const inner = boardRepository(
      [{ at: '2026-01-05T09:00:00+01:00', message: 'x', files: { 'c.md': cardText } }],
      join(repository.folder, 'board/inner'),
    )
    const writer = await openWriter(repository.folder)
    const reason = await move(writer, repository.folder, ['ready', 'doing'], 'inner/c.md').catch(
      (error: GitError) => error.reason,
    )
    assert.equal(reason, 'nestedRepository')
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'board/sub')
    const other = await move(writer, repository.folder, ['ready', 'doing'], 'sub/c.md').catch(
      (error: GitError) => error.reason,
    )
    assert.equal(other, 'submodule')
    assert.equal(inner.read('c.md'), cardText)
    assert.equal(repository.read('board/sub/c.md'), cardText)
  })

  it('whatever repository the environment points at', async () => {
    repository = repositoryWithBoard()
    const other = repositoryWithBoard()
    Object.assign(process.env, {
      GIT_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
      GIT_INDEX_FILE: 'x',
    })
    try {
      const git = new Git('git')
      assert.equal((await findRepository(git, repository.folder))?.toplevel, repository.folder)
    } finally {
      for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE']) delete process.env[name]
    }
    other.remove()
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import type { History } from '../../../src/core/history/history.ts'
import type { BoardRepository, Commit } from '../../fixtures/boardRepository.ts'
import { historyOf } from '../../fixtures/historyOf.ts'
import { boardFile, cardText, commit, Repositories } from '../../fixtures/pastCards.ts'

const repositories = new Repositories()
const repositoryOf = (commits: readonly Commit[]): BoardRepository => repositories.of(commits)

afterEach(() => repositories.removeAll())

/** Everything that a history says. */
const whole = ({ head, commits, line, lives, gaps }: History): unknown => ({ head, commits, line, lives, gaps })

describe('a history that is remembered', () => {
  const past: readonly Commit[] = [
    commit(1, {
      'board/board.md': boardFile,
      'board/a.md': cardText({ id: 'A' }),
      'board/b.md': cardText({ id: 'B' }),
    }),
    commit(2, {
      'board/a.md': cardText({ id: 'A', status: 'doing' }),
      'board/b.md': null,
      'board/c.md': cardText({ id: 'C' }),
    }),
  ]

  function withCache(act: (folder: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'wtw-cache-'))
    return act(folder).finally(() => rmSync(folder, { recursive: true }))
  }

  it('says the same when it is read again, and after it has grown', () =>
    withCache(async (cacheFolder) => {
      const repository = repositoryOf(past)
      const first = await historyOf(repository, { cacheFolder })
      assert.equal(readdirSync(cacheFolder).length, 1)
      assert.deepEqual(whole((await historyOf(repository, { cacheFolder })).history), whole(first.history))
      repository.commit(commit(3, { 'board/a.md': cardText({ id: 'A', status: 'done' }) }))
      const fresh = await historyOf(repository)
      assert.deepEqual(whole((await historyOf(repository, { cacheFolder })).history), whole(fresh.history))
      const grown = await first.refresh(parseWorkflow(boardFile, 'board'))
      assert.equal(grown, first)
      assert.deepEqual(whole(grown.history), whole(fresh.history))
    }))

  it('is read anew where the file is cut off, changed or no such file', () =>
    withCache(async (cacheFolder) => {
      const repository = repositoryOf(past)
      const right = whole((await historyOf(repository, { cacheFolder })).history)
      const file = join(cacheFolder, readdirSync(cacheFolder)[0] ?? '')
      const good = readFileSync(file)
      for (const bad of [
        good.subarray(0, good.length - 9),
        Buffer.from(good.toString().replace('doing', 'going')),
        Buffer.from(good.toString().replace(/doing(?![^]*doing)/, 'going')),
        Buffer.from(good.toString().replace(/\n[^]*/, '')),
        Buffer.from('{}'),
        Buffer.alloc(0),
      ]) {
        writeFileSync(file, bad)
        assert.deepEqual(whole((await historyOf(repository, { cacheFolder })).history), right)
      }
    }))

  it('is read anew after a rebase, an amended commit and another branch that was forced upon this one', () =>
    withCache(async (cacheFolder) => {
      const repository = repositoryOf(past)
      const first = await historyOf(repository, { cacheFolder })
      repository.git('commit', '--quiet', '--amend', '--message', 'otherwise')
      const rewritten: (() => void)[] = [
        () => undefined,
        () => repository.git('reset', '--quiet', '--hard', 'HEAD~1'),
        () => repository.commit(commit(7, { 'board/a.md': cardText({ id: 'A', status: 'done' }) })),
      ]
      for (const rewrite of rewritten) {
        rewrite()
        const fresh = whole((await historyOf(repository)).history)
        assert.deepEqual(whole((await historyOf(repository, { cacheFolder })).history), fresh)
        assert.deepEqual(whole((await first.refresh(parseWorkflow(boardFile, 'board'))).history), fresh)
      }
    }))

  it('keeps the days of a rebase', () =>
    withCache(async (cacheFolder) => {
      const repository = repositoryOf(past)
      const before = (await historyOf(repository, { cacheFolder })).history.lives.map(({ visits }) =>
        visits.map(({ at }) => at),
      )
      repository.git('-c', 'rebase.forkPoint=false', 'rebase', '--quiet', '--root', '--force-rebase')
      const after = (await historyOf(repository, { cacheFolder })).history.lives.map(({ visits }) =>
        visits.map(({ at }) => at),
      )
      assert.deepEqual(after, before)
    }))
})

describe('a history that is not all here', () => {
  it('says that a clone is shallow', async () => {
    const repository = repositoryOf([
      commit(1, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A' }) }),
      commit(2, { 'board/a.md': cardText({ id: 'A', status: 'done' }) }),
    ])
    const folder = mkdtempSync(join(tmpdir(), 'wtw-shallow-'))
    try {
      repository.git('clone', '--quiet', '--depth=1', `file://${repository.folder}`, join(folder, 'clone'))
      const { gaps, lives } = (await historyOf({ folder: join(folder, 'clone') })).history
      assert.equal(gaps.isShallow, true)
      assert.equal(lives[0]?.visits[0]?.stage, 'finished')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('counts the versions that a partial clone does not hold, and fetches none of them', async () => {
    const repository = repositoryOf([
      commit(1, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A' }) }),
      commit(2, { 'board/a.md': cardText({ id: 'A', status: 'done' }) }),
    ])
    repository.git('config', 'uploadpack.allowFilter', 'true')
    const folder = mkdtempSync(join(tmpdir(), 'wtw-partial-'))
    const clone = join(folder, 'clone')
    try {
      repository.git('clone', '--quiet', '--filter=blob:none', `file://${repository.folder}`, clone)
      const objects = (): string => repository.git('-C', clone, 'count-objects', '-v')
      const before = objects()
      const { gaps } = (await historyOf({ folder: clone })).history
      assert.equal(gaps.missingVersions, 1)
      assert.equal(objects(), before)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is whole once a shallow clone was deepened, whatever was remembered of it', async () => {
    const repository = repositoryOf([
      commit(1, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A' }) }),
      commit(2, { 'board/a.md': cardText({ id: 'A', status: 'doing' }) }),
      commit(3, { 'board/a.md': cardText({ id: 'A', status: 'done' }) }),
    ])
    const folder = mkdtempSync(join(tmpdir(), 'wtw-shallow-'))
    const [clone, cacheFolder] = [join(folder, 'clone'), join(folder, 'cache')]
    try {
      repository.git('clone', '--quiet', '--depth=1', `file://${repository.folder}`, clone)
      const first = await historyOf({ folder: clone }, { cacheFolder })
      for (const deeper of ['--deepen=1', '--unshallow']) {
        repository.git('-C', clone, 'fetch', '--quiet', deeper)
        const fresh = whole((await historyOf({ folder: clone })).history)
        assert.deepEqual(whole((await historyOf({ folder: clone }, { cacheFolder })).history), fresh)
        assert.deepEqual(whole((await first.refresh(parseWorkflow(boardFile, 'board'))).history), fresh)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('looks again at what went and came, once versions that were not here are', async () => {
    const [long, other] = [
      'One line.\nAnother line.\nA third one of many words.\n',
      'What else there is to say.\n',
    ].map((text) => text.repeat(9))
    const repository = repositoryOf([
      commit(1, {
        'board/board.md': boardFile,
        'board/a.md': cardText({ id: 'A', body: long ?? '' }),
        'board/b.md': cardText({ id: 'B', body: other ?? '' }),
      }),
      commit(2, {
        'board/a.md': null,
        'board/b.md': null,
        'board/c.md': cardText({ id: 'C', body: long ?? '' }),
        'board/d.md': cardText({ id: 'D', body: other ?? '' }),
      }),
    ])
    repository.git('config', 'uploadpack.allowFilter', 'true')
    repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const folder = mkdtempSync(join(tmpdir(), 'wtw-partial-'))
    const [clone, cacheFolder] = [join(folder, 'clone'), join(folder, 'cache')]
    try {
      repository.git('clone', '--quiet', '--filter=blob:none', `file://${repository.folder}`, clone)
      repository.git('-C', clone, 'cat-file', '-p', 'HEAD~1:board/a.md')
      assert.equal((await historyOf({ folder: clone }, { cacheFolder })).history.gaps.missingVersions, 1)
      repository.git('-C', clone, 'cat-file', '-p', 'HEAD~1:board/b.md')
      const { lives } = (await historyOf({ folder: clone }, { cacheFolder })).history
      assert.deepEqual(
        lives.map(({ ids }) => ids.join()),
        ['A,C', 'B,D'],
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is empty on a branch without commits, and before the board was there', async () => {
    const repository = repositoryOf([])
    repository.write('board/board.md', boardFile)
    const { head, commits, lives } = (await historyOf(repository)).history
    assert.deepEqual([head, commits, lives], [null, [], []])
    repository.git('add', 'board')
    repository.git('commit', '--quiet', '--message', 'a board')
    const history = await historyOf(repository)
    assert.equal(history.history.commits.length, 1)
  })
})

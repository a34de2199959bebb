import assert from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { changeOf, eventually, oneCommit } from './commits.ts'
import { journey } from './journey.ts'

describe('where git cannot commit', () => {
  const { open } = journey()

  it('a change waits for the end of a merge and is committed then', async () => {
    const repository = smallBoard()
    repository.git('checkout', '--quiet', '-b', 'side')
    const at = '2026-11-17T09:00:00+01:00'
    repository.commit({ at, message: 'Side\n', files: { 'src/app.txt': 'Theirs.\n' } })
    repository.git('checkout', '--quiet', 'main')
    repository.commit({ at, message: 'Main\n', files: { 'src/app.txt': 'Ours.\n' } })
    assert.throws(() => repository.git('merge', '--quiet', 'side'))
    const head = repository.git('rev-parse', 'HEAD')

    const wall = await open(repository)
    await wall.drag('SRE-3F5H', wall.column('review'))
    await wall.frame.getByText(/1 change pending: merge in progress/).waitFor()
    assert.match(repository.read('board/mirror-3f5h.md'), /^status: review$/m)
    assert.equal(await wall.card('SRE-3F5H').getAttribute('data-pending'), 'true')
    assert.equal(repository.git('rev-parse', 'HEAD'), head)

    repository.write('src/app.txt', 'Both.\n')
    repository.git('add', 'src/app.txt')
    repository.git('commit', '--quiet', '--no-edit')
    await wall.settlesIn('review', 'SRE-3F5H')
    await eventually(() => assert.equal(repository.git('log', '-1', '--format=%s'), 'board: move SRE-3F5H to Review'))
    assert.deepEqual(changeOf(repository, 'HEAD').files, ['board/mirror-3f5h.md'])
    assert.equal(repository.git('log', '-1', '--format=%p', 'HEAD~1').split(' ').length, 2)
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('a hook that refuses is shown, the change stays, and is committed when the hook is content', async () => {
    const repository = smallBoard()
    const hook = '.git/hooks/pre-commit'
    repository.write(hook, '#!/bin/sh\necho "Not on a Friday." >&2\nexit 1\n')
    chmodSync(join(repository.folder, hook), 0o755)
    const head = repository.git('rev-parse', 'HEAD')

    const wall = await open(repository)
    await wall.drag('SRE-3F5H', wall.column('review'))
    await wall.workbench.page
      .getByText(/Not on a Friday/)
      .first()
      .waitFor()
    assert.equal(repository.git('rev-parse', 'HEAD'), head)
    assert.match(repository.read('board/mirror-3f5h.md'), /^status: review$/m)
    assert.equal(repository.git('status', '--porcelain'), ' M board/mirror-3f5h.md')

    repository.write(hook, '#!/bin/sh\nexit 0\n')
    const change = await oneCommitAfter(repository, head, () =>
      wall.frame.getByRole('button', { name: 'Try again' }).click(),
    )
    assert.deepEqual(change.files, ['board/mirror-3f5h.md'])
    await wall.settlesIn('review', 'SRE-3F5H')
  })

  it("the user's own staged, unstaged and untracked work is not part of the commit", async () => {
    const repository = smallBoard()
    repository.write('src/staged.txt', 'staged\n')
    repository.git('add', 'src/staged.txt')
    repository.write('src/app.txt', 'changed\n')
    repository.write('src/new.txt', 'new\n')
    const card = 'board/mirror-3f5h.md'
    repository.write(card, `${repository.read(card)}Half a thought, staged.\n`)
    repository.git('add', card)
    repository.write(card, `${repository.read(card)}And half of another.\n`)

    const wall = await open(repository)
    const change = await oneCommit(repository, async () => {
      await wall.drag('SRE-3F5H', wall.column('review'))
      await wall.settlesIn('review', 'SRE-3F5H')
    })
    assert.deepEqual(change.lines, ['-status: backlog', '-rank: a0', '+status: review', '+rank: a1'])
    assert.deepEqual(repository.git('diff', '--cached', '--name-only').split('\n'), [card, 'src/staged.txt'])
    assert.match(repository.git('diff', '--', card), /^\+And half of another\.$/m)
  })
})

async function oneCommitAfter(
  repository: ReturnType<typeof smallBoard>,
  head: string,
  act: () => Promise<void>,
): Promise<ReturnType<typeof changeOf>> {
  await act()
  await eventually(() => assert.equal(repository.git('rev-list', '--count', `${head}..HEAD`), '1'))
  assert.equal(repository.git('status', '--porcelain'), '')
  return changeOf(repository, 'HEAD')
}

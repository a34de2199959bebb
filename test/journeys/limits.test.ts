import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

describe('a move over a WIP limit that asks', () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = smallBoard()
    wall = await open(repository)
  })

  it('says what the column would be, and changes nothing when it is cancelled', async () => {
    const head = repository.git('rev-parse', 'HEAD')
    await wall.drag('SRE-4G6J', wall.column('in-progress'))
    const dialog = wall.dialog('Over the limit')
    await dialog.waitFor()
    assert.match((await dialog.textContent()) ?? '', /3 of 2/)
    assert.equal(repository.git('status', '--porcelain'), '')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await wall.settlesIn('ready', 'SRE-4G6J')
    assert.equal(repository.git('rev-parse', 'HEAD'), head)
    assert.equal(repository.git('status', '--porcelain'), '')
    assert.equal(((await wall.alert.textContent()) ?? '').trim(), '')
  })

  it('goes through with a reason, which the commit keeps', async () => {
    const change = await oneCommit(repository, async () => {
      await wall.drag('SRE-4G6J', wall.column('in-progress'))
      const dialog = wall.dialog('Over the limit')
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('The audit is tomorrow')
      await dialog.getByRole('button', { name: 'Move' }).click()
      await wall.settlesIn('in-progress', 'SRE-4G6J')
    })
    assert.match(change.trailers, /^Over-limit: in-progress 3 of 2$/m)
    assert.match(change.trailers, /^Reason: The audit is tomorrow$/m)
    assert.equal(await wall.column('in-progress').getAttribute('data-wip'), 'over')
    await wall.column('in-progress').getByText('The audit is tomorrow').waitFor()
  })
})

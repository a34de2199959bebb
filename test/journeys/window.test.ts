import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { oneCommit } from './commits.ts'
import { journey } from './journey.ts'

describe('the panel', () => {
  const { open } = journey()

  it('is one, however often it is opened, and comes back with the window', async () => {
    const repository = smallBoard()
    const wall = await open(repository)
    const tabs = wall.workbench.page.locator('.tab', { hasText: 'Small wall' })
    await wall.open()
    assert.equal(await tabs.count(), 1)

    await wall.workbench.reload()
    await wall.isDrawn()
    assert.equal(await tabs.count(), 1)
    await oneCommit(repository, async () => {
      await wall.drag('SRE-3F5H', wall.column('review'))
      await wall.settlesIn('review', 'SRE-3F5H')
    })
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardFile, cardFile, freshBoard, openBoard, shown, shownCard, until } from './openWall.ts'

describe('what the history tells of the board', () => {
  it('comes to the cards by itself, and again when the branch has moved', async function () {
    this.timeout(60_000)
    const repository = await freshBoard({
      'board.md': boardFile,
      'a.md': cardFile('AGE-1', 'ready'),
      'b.md': cardFile('AGE-2', 'doing'),
      'c.md': cardFile('AGE-3', 'doing'),
    })
    repository.commit({
      at: new Date().toISOString(),
      message: 'Started',
      files: { 'board/a.md': cardFile('AGE-1', 'doing') },
    })
    await openBoard()
    const aged = await until('the age of the card', async () => {
      const card = await shownCard('AGE-1')
      return card?.age ? card : null
    })
    assert.equal(aged.age?.text, '1 d')
    const wip = async () => (await shown()).thieves.find(({ id }) => id === 'too-much-wip')
    await until('that a column is over its limit', async () =>
      (await wip())?.findings.some(({ signal }) => signal === 'wip.columnOver'),
    )
    repository.commit({
      at: new Date().toISOString(),
      message: 'Finished',
      files: { 'board/a.md': cardFile('AGE-1', 'done') },
    })
    await until('no age on a finished card', async () => (await shownCard('AGE-1'))?.age === null)
    await until('that it is so no more', async () => (await wip())?.findings.length === 0)
  })
})

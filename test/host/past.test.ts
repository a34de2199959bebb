import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardFile, cardFile, freshBoard, openBoard, shown, shownCard, until } from './openWall.ts'

describe('what the history tells of the board', () => {
  it('comes to the cards by itself, and again when the branch has moved', async function () {
    this.timeout(60_000)
    const repository = await freshBoard({ 'board.md': boardFile, 'a.md': cardFile('AGE-1', 'ready') })
    repository.commit({
      at: '2026-11-02T09:00:00Z',
      message: 'Started',
      files: { 'board/a.md': cardFile('AGE-1', 'doing') },
    })
    await openBoard()
    const aged = await until('the age of the card', async () => {
      const card = await shownCard('AGE-1')
      return card?.age ? card : null
    })
    assert.ok((aged.age?.days ?? 0) > 20, JSON.stringify(aged.age))
    await until('that nobody is assigned', async () =>
      (await shownCard('AGE-1'))?.findings.some(({ signal }) => signal === 'neglected.nobody'),
    )
    repository.commit({
      at: '2026-11-05T09:00:00Z',
      message: 'Finished',
      files: { 'board/a.md': cardFile('AGE-1', 'done') },
    })
    await until('no age on a finished card', async () => (await shownCard('AGE-1'))?.age === null)
    assert.ok((await shown()).thieves.length > 0)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { oneCommit } from './commits.ts'
import { journey } from './journey.ts'

describe('moving a card', () => {
  const { open } = journey()

  it('with the mouse makes one commit with exactly that move', async () => {
    const repository = smallBoard()
    const wall = await open(repository)
    const change = await oneCommit(repository, async () => {
      await wall.drag('SRE-3F5H', wall.column('review'))
      await wall.settlesIn('review', 'SRE-3F5H')
    })
    assert.deepEqual(change, {
      subject: 'board: move SRE-3F5H to Review',
      trailers: 'Card: SRE-3F5H\nFrom: backlog\nTo: review',
      files: ['board/mirror-3f5h.md'],
      lines: ['-status: backlog', '-rank: a0', '+status: review', '+rank: a1'],
    })
  })

  it('with the mouse onto another card places it there', async () => {
    const repository = smallBoard()
    const wall = await open(repository)
    await oneCommit(repository, async () => {
      await wall.drag('SRE-8M2P', wall.card('SRE-4G6J'))
      await wall.settlesIn('ready', 'SRE-8M2P')
    })
    const cards = await wall.cardsIn('ready')
    assert.equal(cards.length, 3)
    assert.ok(cards.indexOf('SRE-8M2P') < 2)
  })

  it('with the keyboard moves it one column on, and the focus stays on it', async () => {
    const repository = smallBoard()
    const wall = await open(repository)
    const change = await oneCommit(repository, async () => {
      await wall.card('SRE-6J8M').focus()
      await wall.workbench.page.keyboard.press('Alt+ArrowRight')
      await wall.settlesIn('review', 'SRE-6J8M')
    })
    assert.equal(change.subject, 'board: move SRE-6J8M to Review')
    assert.deepEqual(change.lines, ['-status: in-progress', '-rank: a0', '+status: review', '+rank: a1'])
    assert.equal(await wall.card('SRE-6J8M').evaluate((card) => card.ownerDocument.activeElement === card), true)
    assert.match((await wall.voice.textContent()) ?? '', /SRE-6J8M moved to Review, 2 of 2/)
  })

  it('with its menu moves it to the column that was chosen', async () => {
    const repository = smallBoard()
    const wall = await open(repository)
    const change = await oneCommit(repository, async () => {
      await wall.choose('SRE-4G6J', 'Set quotas per team', 'Move to…')
      const dialog = wall.dialog('Move Set quotas per team')
      await dialog.getByText('Done', { exact: true }).click()
      await dialog.getByRole('button', { name: 'Move' }).click()
      await wall.settlesIn('done', 'SRE-4G6J')
    })
    assert.deepEqual(
      change.lines,
      ['-status: ready', '-rank: a0', '+status: done', '+rank: a0'].slice(0, change.lines.length),
    )
  })
})

import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { eventually, oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

describe('moving a card', () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = smallBoard()
    wall = await open(repository)
  })

  it('with the mouse makes one commit with exactly that move', async () => {
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

  it('with the mouse onto another card puts it beside that one', async () => {
    await oneCommit(repository, async () => {
      await wall.drag('SRE-3F5H', wall.card('SRE-4G6J'))
      await wall.settlesIn('ready', 'SRE-3F5H')
    })
    assert.ok((await wall.cardsIn('ready')).indexOf('SRE-3F5H') < 2)
  })

  it('with the keyboard moves it one column on, and the focus stays on it', async () => {
    const change = await oneCommit(repository, async () => {
      await wall.card('SRE-6J8M').focus()
      await wall.workbench.page.keyboard.press('Alt+ArrowRight')
      await wall.settlesIn('review', 'SRE-6J8M')
    })
    assert.equal(change.subject, 'board: move SRE-6J8M to Review')
    assert.deepEqual(change.lines, ['-status: in-progress', '-rank: a0', '+status: review', '+rank: a1'])
    assert.ok(await wall.hasFocus('SRE-6J8M'))
    await eventually(async () => assert.match((await wall.voice.textContent()) ?? '', /SRE-6J8M moved to Review/))
  })

  it('with its menu moves it to the column that was chosen', async () => {
    const change = await oneCommit(repository, async () => {
      await wall.choose('SRE-4G6J', 'Set quotas per team', 'Move to…')
      const dialog = wall.dialog('Move Set quotas per team')
      await dialog.getByText('Done', { exact: true }).click()
      await dialog.getByRole('button', { name: 'Move' }).click()
      await wall.settlesIn('done', 'SRE-4G6J')
    })
    assert.deepEqual(change.lines, ['-status: ready', '+status: done'])
    assert.ok(await wall.hasFocus('SRE-4G6J'))
  })

  it('leaves a comment beside the title as it is', async () => {
    const change = await oneCommit(repository, async () => {
      await wall.drag('SRE-5H7K', wall.column('done'))
      await wall.settlesIn('done', 'SRE-5H7K')
    })
    assert.ok(change.lines.every((line) => /^[-+](status|rank): /.test(line)))
    assert.match(repository.read('board/certificates-5h7k.md'), /^title: Watch the certificates # all of them$/m)
  })
})

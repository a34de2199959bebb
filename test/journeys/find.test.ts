import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { eventually, oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

describe('finding cards', () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = smallBoard()
    repository.git('config', 'user.name', 'Bola Kuti')
    wall = await open(repository)
  })

  const box = () => wall.frame.getByRole('searchbox', { name: 'Filter cards' })
  const shows = (...ids: readonly string[]): Promise<void> =>
    eventually(async () => {
      const cards = await wall.frame
        .locator('[data-card]')
        .evaluateAll((all) => all.map((card) => card.dataset['card']))
      assert.deepEqual(cards, ids)
    })

  it('looks into their texts, also into what is written meanwhile', async () => {
    await box().fill('expire night')
    await shows('SRE-5H7K')
    const path = 'board/tracing-6j8m.md'
    repository.write(path, `${repository.read(path)}Leases expire at night too.\n`)
    await shows('SRE-5H7K', 'SRE-6J8M')
    repository.git('commit', '--quiet', '--all', '-m', 'Says more')
  })

  it("knows git's user", async () => {
    await box().fill('is:mine')
    await shows('SRE-7K9N')
  })

  it('is saved for the team in one commit', async () => {
    await wall.frame.getByRole('button', { name: 'Saved filters' }).click()
    await wall.frame.getByRole('button', { name: 'Save this filter for the team…' }).click()
    await wall.frame.getByRole('textbox', { name: 'Name' }).fill('Mine')
    const change = await oneCommit(repository, () =>
      wall.frame.getByRole('button', { name: 'Save', exact: true }).click(),
    )
    assert.deepEqual(change.files, ['board/board.md'])
    assert.ok(change.lines.some((line) => /Mine.*is:mine/.test(line)))
  })

  it('is saved for oneself, and is there after a reload, as the filter in the box is', async () => {
    await box().fill('expire')
    await wall.frame.getByRole('button', { name: 'Saved filters' }).click()
    await wall.frame.getByRole('button', { name: 'Save this filter for me…' }).click()
    await wall.frame.getByRole('textbox', { name: 'Name' }).fill('Expiring')
    await wall.frame.getByRole('button', { name: 'Save', exact: true }).click()
    await wall.frame.getByRole('dialog').waitFor({ state: 'detached' })
    await wall.workbench.page.waitForTimeout(500)
    await wall.workbench.reload()
    await wall.isDrawn()
    await shows('SRE-5H7K', 'SRE-6J8M')
    await box().fill('')
    await wall.frame.getByRole('button', { name: 'Saved filters' }).click()
    await wall.frame.getByRole('button', { name: 'Expiring', exact: true }).click()
    assert.equal(await box().inputValue(), 'expire')
    await shows('SRE-5H7K', 'SRE-6J8M')
  })
})

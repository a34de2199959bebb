import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardsOfSuite } from './aBoard.ts'
import { designAges } from './designAges.ts'

describe('ages on the wall', () => {
  const aBoard = boardsOfSuite()
  const prepare = (board: { ages: unknown }): void => {
    board.ages = designAges
  }

  it('are drawn on active cards, in their band, and said', async () => {
    const { card } = await aBoard({ prepare })
    const late = card('SRE-7K3Q').locator('.age')
    assert.equal(await late.textContent(), '12 d')
    assert.equal(await late.getAttribute('data-band'), 'late')
    assert.equal(await late.getAttribute('title'), 'age 12 days, over the SLE of 10; in this column 12 days')
    const label = (await card('SRE-7K3Q').getAttribute('aria-label')) ?? ''
    assert.match(label, /^Replace the VPC .*, for 3 days, .*, age 12 days, over the SLE of 10; in this column 12 days/)
    assert.match((await card('SRE-7K3Q').locator('.card-strip').textContent()) ?? '', /^Unknown dependencies · 3 dW/)
    assert.equal(await card('SRE-ZX31').locator('.age').textContent(), '1 d')
    assert.equal(await card('SRE-5HZC').locator('.age').count(), 0)
  })

  it('come when the history has been read', async () => {
    const { board, card, update, page } = await aBoard()
    assert.equal(await page.locator('.age').count(), 0)
    board.ages = designAges
    await update()
    await card('SRE-7K3Q').locator('.age').waitFor()
    assert.equal(await page.locator('.age').count(), 7)
  })

  it('differ by more than colour', async () => {
    const { card } = await aBoard({ prepare, forcedColors: 'active' })
    const mark = (id: string): Promise<string> =>
      card(id)
        .locator('.age')
        .evaluate((element) => getComputedStyle(element, '::before').content)
    assert.deepEqual(await Promise.all(['SRE-PW5N', 'SRE-V3KH', 'SRE-7K3Q'].map(mark)), [
      'none',
      '"△" / ""',
      '"▲" / ""',
    ])
  })

  it('are on packed cards too', async () => {
    const { card } = await aBoard({ prepare, remembered: { density: 'compact' } })
    assert.ok(await card('SRE-7K3Q').locator('.age').isVisible())
  })

  it('are what is:stale finds', async () => {
    const { page } = await aBoard({ prepare })
    await page.getByRole('searchbox', { name: 'Filter cards' }).fill('is:stale')
    await page.locator('[data-card="SRE-ZX31"]').waitFor({ state: 'detached' })
    const shown = await page.locator('[data-card]').evaluateAll((cards) => cards.map((each) => each.dataset['card']))
    assert.deepEqual(shown, ['SRE-7K3Q', 'SRE-1YYE'])
  })
})

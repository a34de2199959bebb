import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardsOfSuite } from './aBoard.ts'

describe('the tabs of the screens', () => {
  const aBoard = boardsOfSuite()

  it('name the screen that is shown, and one of them takes the keyboard', async () => {
    const { page } = await aBoard()
    const chosen = page.getByRole('tab', { selected: true })
    assert.deepEqual(await chosen.allTextContents(), ['Board'])
    assert.equal(await page.locator('[role=tab][tabindex="0"]').count(), 1)
    const panel = page.getByRole('tabpanel', { name: 'Board' })
    assert.equal(await chosen.getAttribute('aria-controls'), await panel.getAttribute('id'))
    assert.equal(await panel.locator('[data-column]').count(), 5)
  })

  it('are chosen with the arrows, Home and End, which go round', async () => {
    const { page } = await aBoard()
    await page.getByRole('tab', { name: 'Board' }).focus()
    const names = await page.getByRole('tab').allTextContents()
    const last = names.at(-1)!
    for (const [key, name] of [
      ['ArrowRight', names[1]!],
      ['End', last],
      ['ArrowRight', 'Board'],
      ['ArrowLeft', last],
      ['Home', 'Board'],
    ] as const) {
      await page.keyboard.press(key)
      const chosen = page.getByRole('tab', { name, selected: true })
      assert.equal(await chosen.evaluate((tab) => document.activeElement === tab), true, `${key} to ${name}`)
      await page.getByRole('tabpanel', { name }).waitFor()
    }
  })

  it('bring the board back as it was left', async () => {
    const { page, card, column } = await aBoard({ width: 700, height: 400 })
    await page.locator('.wall').evaluate((wall) => wall.scrollTo({ left: 260 }))
    await column('in-progress').evaluate((one) => one.scrollTo({ top: 90 }))
    await card('SRE-7K3Q').focus()
    const places = (): Promise<readonly number[]> =>
      page.evaluate(() =>
        ['.wall', '[data-column="in-progress"]'].flatMap((name) => {
          const { scrollLeft = 0, scrollTop = 0 } = document.querySelector(name) ?? {}
          return [scrollLeft, scrollTop]
        }),
      )
    const before = await places()
    await page.waitForTimeout(50)
    await page.getByRole('tab', { name: 'History' }).click()
    await page.getByRole('tabpanel', { name: 'History' }).waitFor()
    assert.equal(await page.locator('[data-card]').count(), 0)
    await page.getByRole('tab', { name: 'Board' }).click()
    await card('SRE-7K3Q').waitFor()
    assert.deepEqual(await places(), before)
    assert.equal(await card('SRE-7K3Q').getAttribute('tabindex'), '0')
  })

  it('follow the commands, which take the keyboard along', async () => {
    const { page, card, send } = await aBoard()
    await card('SRE-7K3Q').focus()
    await send({ type: 'command', command: 'showHistory' })
    const panel = page.getByRole('tabpanel', { name: 'History' })
    await panel.waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('[role=tabpanel]'))
    await send({ type: 'command', command: 'showBoard' })
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-card') === 'SRE-7K3Q')
  })

  it('keep the keys of the board to the board, and bring it back for what needs it', async () => {
    const { page, card, send, received } = await aBoard()
    await card('SRE-7K3Q').focus()
    await page.getByRole('tab', { name: 'History' }).click()
    const before = received.length
    for (const key of ['n', 'm', '/', 'Control+a', 'Alt+ArrowRight']) await page.keyboard.press(key)
    await page.waitForTimeout(100)
    assert.deepEqual(
      received.slice(before).filter((message) => message?.type === 'intent'),
      [],
    )
    assert.equal(await page.getByRole('dialog').count(), 0)
    await send({ type: 'command', command: 'moveTo' })
    await page.getByRole('dialog', { name: /^Move Replace/ }).waitFor()
    assert.deepEqual(await page.getByRole('tab', { selected: true }).allTextContents(), ['Board'])
  })

  it('come back with the screen that was shown, and with the board where there is none of that name', async () => {
    const shown = await aBoard({ remembered: { tab: 'history' } })
    await shown.page.getByRole('tab', { name: 'History', selected: true }).waitFor()
    const unknown = await aBoard({ remembered: { tab: 'meeting' } })
    await unknown.page.getByRole('tab', { name: 'Board', selected: true }).waitFor()
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Locator } from 'playwright-core'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage } from './boardPage.ts'
import { designBoard } from './designBoard.ts'

/** The board of the pictures, whose column Ready has this policy. */
function withPolicy(markdown: string): Record<string, string> {
  const head = (designBoard['board.md'] ?? '').replace(/## Ready\n[^]*?\n\n/, `## Ready\n${markdown}\n\n`)
  return { ...designBoard, 'board.md': head }
}

const rich = `Pulled **top first**, as the [guide](https://example.com/guide) says.

- [x] Has an owner
- [ ] Blocks nobody, unlike SRE-7K3Q

See [the runbook](../docs/runbook.md).`

const name = ({ column }: BoardPage, id = 'ready'): Locator => column(id).locator('.policy-button')
const policy = ({ page }: BoardPage): Locator => page.locator('.policy')
const drawn = ({ page }: BoardPage): Locator => page.locator('.policy .panel-body')

const opened = ({ received }: BoardPage, type: string): unknown[] =>
  received.filter((message) => message?.type === type)

describe('the policy of a column', () => {
  const aBoard = boardsOfSuite()

  it('comes with the keyboard, drawn from its Markdown, and is named after the column', async () => {
    const board = await aBoard({ files: withPolicy(rich) })
    const { page } = board
    assert.equal(await name(board).getAttribute('aria-expanded'), 'false')
    await name(board).focus()
    await drawn(board).waitFor()
    assert.equal(await name(board).getAttribute('aria-expanded'), 'true')
    assert.equal(await policy(board).getAttribute('id'), await name(board).getAttribute('aria-controls'))
    assert.match(
      await page.getByRole('group', { name: 'Policy of Ready' }).ariaSnapshot(),
      /- strong: top first[^]*- link "guide"[^]*- checkbox "Has an owner" \[checked\] \[disabled\][^]*link "SRE-7K3Q"/,
    )
    assert.equal(await page.getByRole('heading', { name: 'Ready', exact: true }).count(), 1, 'the heading is the name')
    assert.equal(await board.column('ready').getByRole('list', { name: 'Ready', exact: true }).count(), 1)
  })

  it('is walked into by Tab: its links come right behind the name, and open through the host', async () => {
    const board = await aBoard({ files: withPolicy(rich) })
    const { page } = board
    await name(board).focus()
    await drawn(board).waitFor()
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'guide')
    await page.keyboard.press('Enter')
    assert.deepEqual(opened(board, 'openLink'), [{ type: 'openLink', href: 'https://example.com/guide' }])
    for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key)
    assert.deepEqual(opened(board, 'openLinked'), [{ type: 'openLinked', path: '../docs/runbook.md' }])
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.locator('.card-panel').getByText('SRE-7K3Q').first().waitFor()
    await policy(board).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
  })

  it('goes when the keyboard has left it, and with Escape, which gives the keyboard back to the name', async () => {
    const board = await aBoard({ files: withPolicy(rich) })
    const { page } = board
    await name(board).focus()
    await drawn(board).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await policy(board).waitFor({ state: 'detached' })
    assert.ok(await name(board).evaluate((element) => element === document.activeElement))
    await page.keyboard.press('Enter')
    await policy(board).waitFor()
    await page.keyboard.press('Enter')
    await policy(board).waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await board.card('SRE-D4JQ').focus()
    await policy(board).waitFor({ state: 'detached' })
  })

  it('comes with the pointer, which may go onto it, stay there, and choose its text', async () => {
    const board = await aBoard({ files: withPolicy(rich) })
    const { page } = board
    await name(board).hover()
    await drawn(board).waitFor()
    const box = (await policy(board).boundingBox())!
    await page.mouse.move(box.x + 30, box.y + 40, { steps: 5 })
    await page.waitForTimeout(600)
    assert.ok(await policy(board).isVisible(), 'it stays under the pointer')
    await page.mouse.click(box.x + 14, box.y + 16)
    await page.waitForTimeout(400)
    assert.ok(await policy(board).isVisible(), 'a click on its text leaves it')
    await page.mouse.move(box.x + 700, box.y + 400, { steps: 5 })
    await policy(board).waitFor({ state: 'detached' })
  })

  it('is dismissed with Escape where only the pointer is, and the keyboard stays where it is', async () => {
    const board = await aBoard()
    await board.card('SRE-D4JQ').focus()
    await name(board).hover()
    await policy(board).waitFor()
    await board.page.keyboard.press('Escape')
    await policy(board).waitFor({ state: 'detached' })
    assert.equal(await board.page.evaluate(() => (document.activeElement as HTMLElement).dataset['card']), 'SRE-D4JQ')
  })

  it('is its text until the host has drawn it, and is drawn anew when it says something else', async () => {
    const board = await aBoard({ isAnswering: false })
    const answer = (): Promise<void> => board.send(board.board.policy('ready')!)
    await name(board).focus()
    assert.equal(await policy(board).innerText(), 'Pulled top first. Has an owner for every open question.')
    assert.equal(await drawn(board).count(), 0)
    await answer()
    await drawn(board).getByText('Pulled top first').waitFor()
    board.board.write('board.md', withPolicy('Nobody *pulls* here.')['board.md'] ?? '')
    await board.update()
    await policy(board).getByText('Nobody *pulls* here.').waitFor()
    assert.equal(opened(board, 'showPolicy').length, 2, 'what it says now is asked for')
    await answer()
    await drawn(board).locator('em', { hasText: 'pulls' }).waitFor()
  })

  it('holds nothing that runs or fetches, and is scrolled by keys where it is long', async () => {
    const hostile = `<script>document.title = 'pwned'</script> <img src=x onerror="document.title='pwned'">

[one](javascript:alert(1)) ![r](https://evil.example/b.png) a \u202ereversed\u202c word

${'A long agreement. '.repeat(400)}`
    const board = await aBoard({ files: withPolicy(hostile), width: 320, height: 400 })
    const { page } = board
    await name(board).focus()
    await drawn(board).waitFor()
    assert.notEqual(await page.title(), 'pwned')
    assert.equal(await drawn(board).locator('script, img, a').count(), 0)
    assert.match(await drawn(board).innerText(), /<script>[^]*javascript:alert\(1\)/)
    assert.doesNotMatch(await drawn(board).innerText(), /\u202e/)
    assert.deepEqual(board.complaints, [])
    const box = (await policy(board).boundingBox())!
    assert.ok(box.x >= 0 && box.x + box.width <= 320 && box.y + box.height <= 400, JSON.stringify(box))
    await page.keyboard.press('Tab')
    assert.ok(await policy(board).evaluate((element) => element === document.activeElement))
    await page.keyboard.press('End')
    await page.waitForFunction(() => (document.querySelector('.policy')?.scrollTop ?? 0) > 0)
  })
})

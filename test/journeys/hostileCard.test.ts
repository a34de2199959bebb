import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { before, describe, it } from 'mocha'
import { type BoardRepository, boardRepository } from '../fixtures/boardRepository.ts'
import { smallBoardFiles } from '../fixtures/smallBoard.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

const run = 'top.pwned=window.pwned=1'
const evil = `\u202eevil\u202c <img src=x onerror=${run}><script>${run}</script>[x](command:evil.run)`
/** What is left of it where one may read it. */
const seen = `<img src=x onerror=${run}>`
const command = 'command:workbench.action.files.newUntitledFile'

const body = `<script>${run}</script>

<img src="https://evil.example/a.png" onerror="${run}">

<style>@import 'https://evil.example/s.css'; * { display: none }</style>

<svg onload="${run}"><image href="https://evil.example/i.svg"/></svg>

<iframe src="https://evil.example/"></iframe> <details open ontoggle="${run}">more</details>

[one](javascript:${run}) [two](${command}) [three](data:text/html,<script>${run}</script>) [four](vscode://evil/run)

<a href="${command}">five</a> <${command}> <javascript:${run}> [six]: ${command}

![r](https://evil.example/b.png) ![s](//evil.example/c.png) ![d](data:image/svg+xml,<svg/onload=${run}>)

a \u202ereversed\u202c text

- [ ] <b onclick="${run}">task</b>
`

function hostileBoard(): BoardRepository {
  const value = JSON.stringify(evil)
  const fields = ['team', 'requester', 'demo', 'due', 'blocked', 'blocked_on', 'thief', 'surprise']
  const lists = ['assignees', 'labels', 'skills', 'depends_on']
  const lines = [...fields.map((key) => `${key}: ${value}`), ...lists.map((key) => `${key}: [${value}]`)].join('\n')
  const files = {
    ...smallBoardFiles,
    'board/evil.md': `---\nid: SRE-EVIL\nstatus: ready\ntitle: ${value}\n${lines}\n---\n${body}`,
  }
  return boardRepository([{ at: '2026-11-16T09:00:00+01:00', message: 'Hostile\n', files }])
}

describe('a card in which somebody tries everything', () => {
  const { open } = journey()
  let wall: Wall
  /** Addresses outside this machine that were asked for. */
  const asked: string[] = []
  before(async () => {
    wall = await open(hostileBoard())
    wall.workbench.page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      const isHere = hostname === '127.0.0.1' || hostname.endsWith('.vscode-resource.vscode-cdn.net')
      if (!isHere && protocol !== 'data:' && protocol !== 'blob:') asked.push(request.url())
    })
  })

  /** Nothing of it has run in any frame of the window or in the editor, and nothing was asked of another machine. */
  async function isHarmless(): Promise<void> {
    const { page } = wall.workbench
    await page.waitForTimeout(500)
    for (const frame of page.frames()) assert.equal(await frame.evaluate(() => 'pwned' in globalThis), false)
    assert.equal(await page.locator('.tab', { hasText: 'Untitled' }).count(), 0)
    assert.equal(page.context().pages().length, 1)
    assert.deepEqual(asked, [])
  }

  /** No mark-up of it has become an element; none of what turns the order of words is left. */
  async function isText(place: Locator): Promise<string> {
    assert.equal(await place.locator('script, style, iframe, details[ontoggle], img, [onerror], [onclick]').count(), 0)
    const text = await place.innerText()
    assert.doesNotMatch(text, /[\u202a-\u202e]/)
    return text
  }

  it('stands on the wall and in its panel as text', async () => {
    assert.ok((await isText(wall.card('SRE-EVIL'))).includes(seen))
    await wall.card('SRE-EVIL').focus()
    await wall.workbench.page.keyboard.press('Enter')
    const panel = wall.frame.locator('[data-panel="SRE-EVIL"]')
    await panel.locator('.panel-body').waitFor()
    await panel.locator('.panel-unknown summary').click()
    const text = await isText(panel)
    for (const name of ['team', 'requester', 'demo', 'due', 'thief', 'assignees', 'labels', 'skills', 'depends_on'])
      assert.ok((await panel.locator(`[data-field="${name}"]`).innerText()).includes(seen), name)
    const parts = ['<script>', '<style>', '<svg', '<iframe', 'ontoggle=', `(${command})`, '[U+202E]', 'surprise:']
    for (const part of parts) assert.ok(text.includes(part), part)
    await isHarmless()
  })

  it('has no link that does anything but ask', async () => {
    const links = wall.frame.locator('[data-panel="SRE-EVIL"] a')
    for (const link of await links.all()) {
      assert.doesNotMatch((await link.getAttribute('href')) ?? '', /^(?!#|https?:|mailto:)/)
      await link.click()
    }
    await isHarmless()
  })

  it('is text in the tree and in its hover', async () => {
    const { page } = wall.workbench
    await wall.workbench.runCommand('Explorer: Focus on Wall View')
    const row = page.locator('.monaco-list-row', { hasText: 'evil' }).first()
    await row.waitFor()
    await row.hover()
    const hover = page.locator('.monaco-hover:visible').filter({ hasText: 'evil' }).first()
    await hover.waitFor()
    for (const place of [row, hover]) {
      await isText(place)
      assert.equal(await place.locator('a[href^="command:"], a[data-href^="command:"]').count(), 0)
    }
    await isHarmless()
  })

  it('is text in the wall as text, whose links go to its file', async () => {
    const { page } = wall.workbench
    await wall.workbench.runCommand('Walk the Wall: Show Wall as Text')
    await page.locator('.view-line', { hasText: 'SRE-EVIL' }).first().waitFor()
    assert.doesNotMatch(await page.locator('.view-lines').first().innerText(), /[\u202a-\u202e]/)
    await isHarmless()
  })
})

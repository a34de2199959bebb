import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Locator } from 'playwright-core'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage, PageOptions } from './boardPage.ts'
import { cardText } from './designBoard.ts'
import { fullCard, hostileCard, panelBoard } from './panelCards.ts'

const id = 'SRE-7K3Q'
const path = 'sre-7k3q.md'

function panelOf({ page }: BoardPage, card = id): Locator {
  return page.locator(`[data-panel="${card}"]`)
}

/** Opens a card with Enter; its text is drawn when this resolves. */
async function openCard(board: BoardPage, card = id): Promise<Locator> {
  await board.card(card).focus()
  await board.page.keyboard.press('Enter')
  const panel = panelOf(board, card)
  await panel.locator('.panel-body').waitFor()
  return panel
}

function field(panel: Locator, name: string): Locator {
  return panel.locator(`[data-field="${name}"]`)
}

/** What has the focus: a card's id, its class, or the name of a button. */
function focused({ page }: BoardPage): Promise<string | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    return element?.dataset['card'] ?? element?.getAttribute('aria-label') ?? element?.className
  })
}

function lastIntent(board: BoardPage): unknown {
  return board.intents().at(-1)?.intent
}

describe('the panel of a card', () => {
  const aBoard = boardsOfSuite()
  const aPanelBoard = (options?: Partial<PageOptions>): Promise<BoardPage> => aBoard({ files: panelBoard, ...options })

  it('opens on Enter with the keyboard in it, and Escape gives the focus back', async () => {
    const board = await aPanelBoard()
    await openCard(board)
    const region = board.page.getByRole('region', { name: 'Replace the VPC peering mesh with a transit gateway' })
    assert.equal(await region.getAttribute('data-panel'), id)
    assert.equal(await focused(board), 'panel-title')
    await board.page.keyboard.press('Escape')
    await region.waitFor({ state: 'detached' })
    await board.page.waitForFunction(() => (document.activeElement as HTMLElement).dataset['card'] === 'SRE-7K3Q')
    assert.deepEqual(board.received.filter((message) => message?.type === 'watchCard').at(-1), {
      type: 'watchCard',
      key: null,
    })
    assert.deepEqual(board.complaints, [])
  })

  it('opens on a click on the title, follows the arrows, and is closed by its button', async () => {
    const board = await aPanelBoard()
    await board.card('SRE-ZX31').locator('.card-title').click()
    await panelOf(board, 'SRE-ZX31').waitFor()
    assert.equal(await focused(board), 'SRE-ZX31')
    await board.page.keyboard.press('ArrowDown')
    await panelOf(board).locator('.panel-body').waitFor()
    assert.equal(await focused(board), id)
    await board.card('SRE-4FGT').locator('.card-id').click()
    await panelOf(board, 'SRE-4FGT').waitFor()
    await board.page.getByRole('button', { name: 'Close card' }).click()
    await board.page.locator('.card-panel').waitFor({ state: 'detached' })
    await board.page.waitForFunction(() => (document.activeElement as HTMLElement).dataset['card'] === 'SRE-4FGT')
  })

  it('comes back after a reload', async () => {
    const board = await aPanelBoard({ remembered: { openCard: path } })
    await panelOf(board).locator('.panel-body').waitFor()
    assert.notEqual(await focused(board), 'panel-title', 'it takes the focus from nobody')
  })

  it('shows every field, and dependencies both ways with their state', async () => {
    const board = await aPanelBoard()
    const panel = await openCard(board)
    const texts = async (name: string) => (await field(panel, name).locator('dd').innerText()).replace(/\s+/g, ' ')
    assert.equal(await texts('assignees'), 'Anne Nowak')
    assert.equal(await texts('labels'), '#network #aws')
    assert.equal(await texts('due'), 'December 1, 2026')
    assert.equal(await texts('thief'), 'Unknown dependencies')
    const states = await field(panel, 'depends_on')
      .locator('li')
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['state']))
    assert.deepEqual(states, ['open', 'finished', 'blocked', 'missing'])
    assert.match(await field(panel, 'dependents').innerText(), /SRE-4FGT/)
    await panel.getByText('Other keys in the file (2)').click()
    assert.match(await panel.locator('.panel-unknown pre').innerText(), /estimate: 5\nlinks:/)
    await field(panel, 'depends_on')
      .getByRole('button', { name: /DNS move/ })
      .click()
    await panelOf(board, 'SRE-PW5N').locator('.panel-body').waitFor()
    assert.equal(await focused(board), 'panel-title')
  })

  it('edits each field with one wish: Enter saves, Escape does not', async () => {
    const board = await aPanelBoard()
    const panel = await openCard(board)
    const edit = async (name: string, label: string): Promise<Locator> => {
      await field(panel, name)
        .getByRole('button', { name: `Edit ${label}` })
        .click()
      return panel.getByLabel(label, { exact: true })
    }
    const done = async (name: string, text: string | RegExp): Promise<void> => {
      await field(panel, name).locator('.panel-value', { hasText: text }).waitFor()
    }
    await panel.getByRole('button', { name: 'Edit Title' }).click()
    await panel.getByLabel('Title', { exact: true }).fill('A gateway')
    await board.page.keyboard.press('Enter')
    await panel.getByRole('heading', { name: 'A gateway', level: 2 }).waitFor()
    assert.deepEqual(lastIntent(board), { kind: 'retitleCard', card: id, title: 'A gateway' })
    await board.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Edit Title')

    await (await edit('team', 'Team')).fill('not this')
    await board.page.keyboard.press('Escape')
    await done('team', 'platform')
    assert.equal(board.intents().length, 1)

    await (await edit('team', 'Team')).fill('mbaen?')
    await board.page.keyboard.press('Enter')
    await done('team', 'mbaen?')
    assert.deepEqual(lastIntent(board), { kind: 'setField', card: id, field: 'team', value: 'mbaen?' })

    await edit('assignees', 'Assignees')
    await panel.getByRole('group', { name: 'Suggestions' }).getByRole('button', { name: 'Ewa Wolf' }).click()
    await panel.getByRole('button', { name: 'Save' }).click()
    await done('assignees', /Ewa Wolf/)
    assert.deepEqual(lastIntent(board), { kind: 'assignCard', card: id, assignees: ['anne', 'ewa'], reason: null })

    await edit('labels', 'Labels')
    await panel.getByRole('group', { name: 'Suggestions' }).getByRole('button', { name: '#toil' }).click()
    await board.page.getByLabel('Labels', { exact: true }).press('Enter')
    await done('labels', /#toil/)
    assert.deepEqual(lastIntent(board), {
      kind: 'setField',
      card: id,
      field: 'labels',
      value: ['network', 'aws', 'toil'],
    })

    await (await edit('due', 'Due')).fill('')
    await board.page.keyboard.press('Enter')
    await done('due', '–')
    assert.deepEqual(lastIntent(board), { kind: 'setField', card: id, field: 'due', value: null })

    await (await edit('class', 'Class of service')).selectOption('expedite')
    await panel.getByRole('button', { name: 'Save' }).click()
    await panel.getByRole('button', { name: 'Move to top' }).click()
    await board.page.waitForFunction(
      () => document.querySelector('[data-column="in-progress"] [data-card]')?.getAttribute('data-card') === 'SRE-7K3Q',
    )
    assert.deepEqual(board.complaints, [])
  })

  it('adds and removes dependencies, and blocks and unblocks', async () => {
    const board = await aPanelBoard()
    const panel = await openCard(board)
    await panel.getByRole('button', { name: 'Remove SRE-GONE' }).click()
    await panel.getByRole('button', { name: 'Remove SRE-GONE' }).waitFor({ state: 'detached' })
    await panel.getByRole('button', { name: 'Add dependency' }).click()
    await panel.getByRole('textbox', { name: 'Id or title of a card' }).fill('payroll')
    await board.page.keyboard.press('Enter')
    await field(panel, 'depends_on')
      .getByRole('button', { name: /Payroll export/ })
      .waitFor()
    assert.deepEqual(lastIntent(board), {
      kind: 'setField',
      card: id,
      field: 'depends_on',
      value: ['SRE-2M8X', 'SRE-0GAT', 'SRE-PW5N', 'SRE-5HZC'],
    })
    await panel.getByRole('button', { name: 'Unblock' }).click()
    await panel.locator('.panel-blocked').waitFor({ state: 'detached' })
    await panel.getByRole('button', { name: 'Block…' }).click()
    const dialog = board.page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Unplanned work' }).check()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('A new outage')
    await dialog.getByRole('button', { name: 'Block' }).click()
    await panel.locator('.panel-blocked', { hasText: 'A new outage' }).waitFor()
  })

  it('ticks a task with one character', async () => {
    const board = await aPanelBoard()
    const panel = await openCard(board)
    const box = panel.getByRole('checkbox', { name: 'Routes for' })
    await box.check()
    await board.page.getByRole('status').filter({ hasText: id }).waitFor({ state: 'attached' })
    assert.deepEqual(lastIntent(board), {
      kind: 'tickTask',
      card: id,
      line: '  - [ ] Routes for `10.0.0.0/8`',
      nth: 0,
      isDone: true,
    })
    await panel.getByRole('checkbox', { name: 'Routes for', checked: true }).waitFor()
    assert.equal(board.board.text(path), fullCard.replace('- [ ] Routes', '- [x] Routes'))
  })

  it('takes a tick back that was refused', async () => {
    const board = await aPanelBoard({ isAnswering: false })
    const panel = await openCard(board)
    const box = panel.getByRole('checkbox', { name: 'Build the gateway' })
    await box.check()
    const intentId = board.intents()[0]!.intentId
    const refusal = { kind: 'refusal', code: 'changedSince', message: 'Gone' } as const
    await board.send({ type: 'settled', intentId, outcome: { kind: 'refused', refusal } })
    await panel.getByRole('checkbox', { name: 'Build the gateway', checked: false }).waitFor()
  })

  it('keeps what is typed when the field changes underneath, and shows both', async () => {
    const board = await aPanelBoard()
    const panel = await openCard(board)
    await panel.getByRole('button', { name: 'Edit Team' }).click()
    const box = panel.getByLabel('Team', { exact: true })
    await box.fill('mine')
    board.board.write(path, fullCard.replace('team: platform', 'team: theirs'))
    await board.update()
    await panel.locator('.panel-theirs', { hasText: 'theirs' }).waitFor()
    assert.equal(await box.inputValue(), 'mine')
    await box.press('Enter')
    assert.deepEqual(board.intents(), [], 'Enter does not write over it')
    assert.equal(await board.page.evaluate(() => document.activeElement?.textContent), 'Save mine')
    await board.page.keyboard.press('Enter')
    await field(panel, 'team').locator('.panel-value', { hasText: 'mine' }).waitFor()
    assert.match(board.board.text(path) ?? '', /team: mine/)
  })

  it('says when the card is gone, and loses nothing that was typed', async () => {
    const board = await aPanelBoard()
    const panel = await openCard(board)
    await panel.getByRole('button', { name: 'Edit Team' }).click()
    const box = panel.getByLabel('Team', { exact: true })
    await box.fill('half a word')
    board.board.write(path, null)
    await board.update()
    await panel.locator('.panel-gone').waitFor()
    assert.equal(await box.inputValue(), 'half a word')
    assert.equal(await box.evaluate((element) => element === document.activeElement), true)
    await box.press('Enter')
    assert.deepEqual(board.intents(), [])
    board.board.write(path, fullCard)
    await board.update()
    await panel.locator('.panel-gone').waitFor({ state: 'detached' })
    assert.equal(await box.inputValue(), 'half a word')
  })

  it('keeps a draft while another card is shown', async () => {
    const board = await aPanelBoard()
    const panel = await openCard(board)
    await panel.getByRole('button', { name: 'Edit Team' }).click()
    await panel.getByLabel('Team', { exact: true }).fill('later')
    await board.card('SRE-4FGT').locator('.card-title').click()
    await panelOf(board, 'SRE-4FGT').waitFor()
    assert.equal(await panelOf(board, 'SRE-4FGT').locator('form').count(), 0)
    await board.card(id).locator('.card-title').click()
    assert.equal(await panelOf(board).getByLabel('Team', { exact: true }).inputValue(), 'later')
  })

  it('brings back what was typed when it is refused', async () => {
    const board = await aPanelBoard({ isAnswering: false })
    const panel = await openCard(board)
    await panel.getByRole('button', { name: 'Edit Team' }).click()
    await panel.getByLabel('Team', { exact: true }).fill('no')
    await board.page.keyboard.press('Enter')
    await field(panel, 'team').locator('.panel-value', { hasText: 'no' }).waitFor()
    const intentId = board.intents()[0]!.intentId
    const refusal = { kind: 'refusal', code: 'invalidValue', message: 'Not that' } as const
    await board.send({ type: 'settled', intentId, outcome: { kind: 'refused', refusal } })
    assert.equal(await panel.getByLabel('Team', { exact: true }).inputValue(), 'no')
  })

  it('opens links through the host, and cards in itself', async () => {
    const board = await aPanelBoard()
    const panel = await openCard(board)
    const sent = (type: string) => board.received.filter((message) => message?.type === type)
    await panel.getByRole('link', { name: 'forum' }).click()
    assert.deepEqual(sent('openLink'), [{ type: 'openLink', href: 'https://forum.example.com/t/42' }])
    await panel.getByRole('link', { name: 'runbook' }).click()
    assert.deepEqual(sent('openLinked'), [{ type: 'openLinked', path: '../docs/runbook.md' }])
    await panel.getByRole('link', { name: '1', exact: true }).click()
    assert.equal(await board.page.evaluate(() => document.activeElement?.textContent?.trim()), 'Written by Ewa. ↩')
    await panel.getByRole('button', { name: 'Copy link' }).click()
    await panel.getByRole('button', { name: 'Edit body' }).click()
    await panel.getByRole('button', { name: 'Open file' }).click()
    assert.deepEqual(
      [...sent('copyLink'), ...sent('editBody'), ...sent('openCard')].map((message) => message?.type),
      ['copyLink', 'editBody', 'openCard'],
    )
    await board.send({ type: 'said', text: 'It is on the clipboard' })
    await board.page.getByRole('status').filter({ hasText: 'on the clipboard' }).waitFor({ state: 'attached' })
    await panel.locator('.panel-body').getByRole('link', { name: 'SRE-D4JQ' }).click()
    await panelOf(board, 'SRE-D4JQ').waitFor()
    assert.equal(new URL(board.page.url()).pathname, '/')
  })

  it('lets nothing run or be fetched, and shows it all as text', async () => {
    const board = await aPanelBoard({ files: { ...panelBoard, 'evil.md': hostileCard } })
    const requests: string[] = []
    board.page.on('request', (request) => requests.push(request.url()))
    const panel = await openCard(board, 'SRE-EVIL')
    await panel.getByText('Other keys').click()
    const text = await panel.innerText()
    for (const part of [
      '<script>',
      'onerror=',
      '<style>',
      '<svg',
      '<!-- hidden -->',
      '(javascript:alert(1))',
      '[U+202E]',
    ])
      assert.ok(text.includes(part), part)
    assert.doesNotMatch(text, /[\u202a-\u202e]/)
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(new URL(board.page.url()).origin)),
      [],
    )
    assert.equal(await board.page.title(), 'Board')
    assert.equal(await panel.locator('script, style, svg, iframe, [onerror], [onload], [style*="display"]').count(), 0)
    assert.equal(await panel.locator('img').count(), 0)
    assert.deepEqual(board.complaints, [])
  })

  it('is read-only where the board is', async () => {
    const board = await aPanelBoard({ prepare: (memory) => (memory.readOnly = 'untrusted') })
    const panel = await openCard(board)
    assert.equal(await panel.getByRole('button', { name: /^Edit (?!body)/ }).count(), 0)
    assert.equal(await panel.getByRole('button', { name: /Block|Unblock|Add dependency|Remove|Rename/ }).count(), 0)
    await panel.getByRole('checkbox', { name: 'Build the gateway' }).click({ force: true })
    assert.deepEqual(board.intents(), [])
    assert.equal(await panel.getByRole('checkbox', { name: 'Build the gateway', checked: false }).count(), 1)
  })

  it('keeps the keys of the board quiet while somebody types', async () => {
    const board = await aPanelBoard()
    const panel = await openCard(board)
    await panel.getByRole('button', { name: 'Edit Team' }).click()
    await board.page.keyboard.type('mban?')
    assert.equal(await panel.getByLabel('Team', { exact: true }).inputValue(), 'platformmban?')
    assert.equal(await board.page.getByRole('dialog').count(), 0)
    const out = await board.page.evaluate(() => (window as unknown as { keysThatGotOut: unknown[] }).keysThatGotOut)
    assert.deepEqual(out, [])
  })

  it('stays usable with a body of 1 MB and a title of 10,000 characters', async () => {
    const title = 'A very long title '.repeat(556)
    const long = cardText('ready', 'SRE-LONG', title, 'rank: aZ', 'Some words in a line.\n\n'.repeat(45_000))
    const board = await aPanelBoard({ files: { ...panelBoard, 'long.md': long } })
    const panel = await openCard(board, 'SRE-LONG')
    await panel.getByText('This is the beginning of a long text').waitFor({ state: 'attached' })
    const head = (await panel.locator('.panel-title').boundingBox())!
    assert.ok(head.height < 200, String(head.height))
    await board.page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
  }).timeout(30_000)
})

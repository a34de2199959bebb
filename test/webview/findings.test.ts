import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Findings } from '../../src/core/flow/findings/findThieves.ts'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage, PageOptions } from './boardPage.ts'
import { someFindings } from './someFindings.ts'

describe('findings', () => {
  const open = boardsOfSuite()
  const aBoard = (options: Partial<PageOptions> = {}): Promise<BoardPage> =>
    open({ ...options, prepare: (board) => ((board.findings = someFindings()), options.prepare?.(board)) })

  it('count beside the flags, and say both', async () => {
    const { page } = await aBoard()
    const counter = page.getByRole('button', { name: 'Neglected work' }).first()
    assert.equal(await counter.getAttribute('aria-label'), 'Neglected work 5: 1 flagged, 4 found, 1 muted')
    assert.equal(await counter.textContent(), 'Neglected work 5')
    assert.match((await counter.getAttribute('title')) ?? '', /\n1 flagged, 4 found, 1 muted$/)
    assert.equal(await page.getByRole('button', { name: 'Findings: Conflicting priorities' }).count(), 0)
  })

  it('are not spoken of where nobody has looked', async () => {
    const { page } = await open()
    assert.equal(await page.getByRole('button', { name: 'Neglected work 1', exact: true }).count(), 1)
    assert.equal(await page.getByRole('button', { name: /^Findings/ }).count(), 0)
  })

  it('are what the counter leaves, with what is flagged', async () => {
    const { page, card } = await aBoard()
    await page.getByRole('button', { name: /^Neglected work 5/ }).click()
    await card('SRE-D4JQ').waitFor({ state: 'detached' })
    const ids = await page
      .locator('[data-card]')
      .evaluateAll((cards) => cards.map((one) => one.getAttribute('data-card')))
    assert.deepEqual(ids, ['SRE-7K3Q', 'SRE-4FGT', 'SRE-V3KH'])
  })

  it('are on the face of their card, and in its name', async () => {
    const { card } = await aBoard()
    const mark = card('SRE-7K3Q').locator('.found')
    assert.equal(await mark.textContent(), 'Older than the SLE+1')
    assert.match((await mark.getAttribute('title')) ?? '', /^Neglected work: SRE-7K3Q is 12 days old/)
    assert.match((await card('SRE-7K3Q').getAttribute('aria-label')) ?? '', /found: Older than the SLE and Blocked/)
    assert.equal(
      await card('SRE-1YYE').locator('.found.mild').textContent(),
      'Started before its dependency was finished',
    )
    assert.equal(await card('SRE-D4JQ').locator('.found').count(), 0)
  })

  it('arrive as a change that leaves other cards as they are drawn', async () => {
    const { page, card, board, update } = await open()
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('.card-in')) (one as HTMLElement).dataset['drawn'] = 'before'
    })
    const face = card('SRE-V3KH').locator('.found')
    assert.equal(await face.count(), 0)
    await card('SRE-V3KH').focus()
    board.findings = someFindings()
    await update()
    await face.waitFor()
    assert.equal(await page.locator('.card-in[data-drawn=before]').count(), await page.locator('.card-in').count())
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-card')), 'SRE-V3KH')
  })

  it('are listed in the panel, and one press makes a flag of one', async () => {
    const { page, card, intents } = await aBoard()
    await card('SRE-V3KH').focus()
    await page.keyboard.press('Enter')
    const list = page.getByRole('region', { name: 'Findings' }).getByRole('list')
    await list.waitFor()
    assert.equal(await list.getByRole('listitem').count(), 2)
    assert.match((await list.textContent()) ?? '', /Neglected workUntouched.*c0ffee0/)
    await list.getByRole('button', { name: 'Flag it' }).first().click()
    await list.getByText('flagged').first().waitFor()
    assert.deepEqual(intents().at(-1)?.intent, { kind: 'flagThief', card: 'SRE-V3KH', thief: 'neglected-work' })
    assert.equal(await list.getByRole('button', { name: 'Flag it' }).count(), 0)
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'finding')
    assert.equal(
      await page
        .getByRole('button', { name: /^Neglected work/ })
        .first()
        .getAttribute('aria-label'),
      'Neglected work 4: 2 flagged, 2 found, 1 muted',
    )
  })

  it('are muted with a reason, of this card, until a day', async () => {
    const { page, card, board, intents } = await aBoard()
    await card('SRE-V3KH').focus()
    await page.keyboard.press('Enter')
    const button = page.getByRole('button', { name: 'Mute…' }).first()
    await button.click()
    const dialog = page.getByRole('dialog', { name: 'Mute: Untouched' })
    await dialog.waitFor()
    const reason = dialog.getByRole('textbox', { name: 'Reason' })
    assert.equal(await reason.evaluate((element) => element === document.activeElement), true)
    await dialog.getByRole('button', { name: 'Mute' }).click()
    assert.equal(await dialog.count(), 1, 'not without a reason')
    assert.equal(await dialog.getByRole('radio', { name: 'Of SRE-V3KH alone' }).isChecked(), true)
    await reason.fill('We wait for the vendor')
    await dialog.getByLabel('Last day').fill('2026-12-24')
    await dialog.getByRole('button', { name: 'Mute' }).click()
    await dialog.waitFor({ state: 'detached' })
    assert.deepEqual(intents().at(-1)?.intent, {
      kind: 'muteFinding',
      signal: 'neglected.untouched',
      card: 'SRE-V3KH',
      reason: 'We wait for the vendor',
      until: '2026-12-24',
    })
    assert.match(board.text('board.md') ?? '', /mutes:\n {2}- \{signal: neglected\.untouched, card: SRE-V3KH/)
    await page.getByRole('status').filter({ hasText: '“Untouched” of SRE-V3KH muted' }).waitFor()
    assert.equal(await button.evaluate((element) => element === document.activeElement), true, 'the keyboard is back')
  })

  it('about no card are listed by their thief, and muted for all', async () => {
    const { page, intents } = await aBoard()
    const opener = page.getByRole('button', { name: 'Findings: Too much WIP' })
    await opener.click()
    const dialog = page.getByRole('dialog', { name: 'Findings: Too much WIP' })
    const rows = dialog.getByRole('list', { name: 'Findings' }).getByRole('listitem')
    assert.deepEqual(await rows.locator('b').allTextContents(), ['Column over its limit', 'Person over the limit'])
    assert.equal(await dialog.getByRole('button', { name: 'Flag it' }).count(), 0, 'there is no card to flag')
    await rows.first().getByRole('button', { name: 'Mute…' }).click()
    const mute = page.getByRole('dialog', { name: 'Mute: Column over its limit' })
    await mute.getByRole('textbox', { name: 'Reason' }).fill('Launch week')
    await page.keyboard.press('Enter')
    await mute.waitFor({ state: 'detached' })
    assert.deepEqual(intents().at(-1)?.intent, {
      kind: 'muteFinding',
      signal: 'wip.columnOver',
      card: null,
      reason: 'Launch week',
      until: null,
    })
    assert.equal(await opener.evaluate((element) => element === document.activeElement), true)
  })

  it('that are muted are listed too, and shown again', async () => {
    const { page, intents } = await aBoard()
    await page.getByRole('button', { name: 'Findings: Neglected work' }).click()
    const muted = page.getByRole('list', { name: 'Muted' })
    assert.match((await muted.textContent()) ?? '', /Untoucheduntil 2026-12-24SRE-4FGT.*Grafana/)
    await muted.getByRole('button', { name: 'Show again' }).click()
    await page.waitForTimeout(50)
    assert.deepEqual(intents().at(-1)?.intent, {
      kind: 'unmuteFinding',
      signal: 'neglected.untouched',
      card: 'SRE-4FGT',
    })
  })

  it('lead to their card', async () => {
    const { page } = await aBoard()
    await page.getByRole('button', { name: 'Findings: Neglected work' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'SRE-V3KH' }).first().click()
    await page.locator('[data-panel="SRE-V3KH"] .finding').first().waitFor()
    assert.equal(await page.getByRole('dialog').count(), 0)
  })

  it('offer nothing where nothing can be written', async () => {
    const { page, card } = await aBoard({ prepare: (board) => (board.readOnly = 'untrusted') })
    await card('SRE-V3KH').focus()
    await page.keyboard.press('Enter')
    await page.locator('.card-panel .finding').first().waitFor()
    assert.equal(await page.getByRole('button', { name: 'Mute…' }).count(), 0)
    assert.equal(await page.getByRole('button', { name: 'Flag it' }).count(), 0)
  })

  it('show hostile texts as they are, and many of them in reason', async () => {
    const evil = '<img src=x onerror=alert(1)> \u202eevil'
    const [first] = someFindings().found
    const many = Array.from({ length: 3_000 }, (_, i) => ({ ...first!, evidence: `${i} ${evil}` }))
    const findings: Findings = { found: many, muted: [] }
    const { page, complaints } = await open({ prepare: (board) => (board.findings = findings) })
    await page.getByRole('button', { name: 'Findings: Too much WIP' }).click()
    const rows = page.getByRole('dialog').getByRole('listitem')
    await rows.first().waitFor()
    assert.equal(await rows.count(), 100)
    assert.match((await rows.first().textContent()) ?? '', /<img src=x onerror=alert\(1\)> \[U\+202E\]evil/)
    assert.equal(await page.getByText('and 2900 more').count(), 1)
    assert.deepEqual(complaints, [])
  })
})

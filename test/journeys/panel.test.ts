import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { before, describe, it } from 'mocha'
import { type BoardRepository, boardRepository } from '../fixtures/boardRepository.ts'
import { smallBoardFiles } from '../fixtures/smallBoard.ts'
import { type Change, eventually, oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

const path = 'board/certificates-5h7k.md'

const text = `---
id: SRE-5H7K
status: ready
rank: a1
title: Watch the certificates # all of them
---
They expire at **night**, see [the quotas](quotas-4g6j.md) and [the list](https://example.com/list).

- [x] List them
- [ ] Alert

| host | days |
|------|-----:|
| wiki |   12 |
`

/** The small board with one card that has a text, and two files that name that card. */
function boardWithTexts(): BoardRepository {
  const files = {
    ...smallBoardFiles,
    [path]: text,
    'board/runbook-8m2p.md': '---\nid: SRE-8M2P\nstatus: review\ntitle: Runbook\ndepends_on: [SRE-5H7K]\n---\n',
    'docs/notes.md': 'SRE-5H7K comes first, SRE-5H7K2 is none of ours.\n',
  }
  return boardRepository([{ at: '2026-11-16T09:00:00+01:00', message: 'Starts the board\n', files }])
}

describe('the panel of a card in a window of VS Code', () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  let panel: Locator
  before(async () => {
    repository = boardWithTexts()
    wall = await open(repository)
    panel = panelOf('SRE-5H7K')
  })

  function panelOf(id: string): Locator {
    return wall.frame.locator(`[data-panel="${id}"]`)
  }

  /** Types into a field of the open card and saves it; returns the commit. */
  function edit(label: string, typed: string): Promise<Change> {
    return oneCommit(repository, async () => {
      await panel.getByRole('button', { name: `Edit ${label}` }).click()
      await panel.getByLabel(label, { exact: true }).fill(typed)
      await panel.getByRole('button', { name: 'Save' }).click()
    })
  }

  it('opens on Enter and on a click, with its text drawn', async () => {
    await wall.card('SRE-5H7K').focus()
    await wall.workbench.page.keyboard.press('Enter')
    await panel.getByRole('cell', { name: 'wiki' }).waitFor()
    assert.equal(await panel.locator('.panel-body strong').textContent(), 'night')
    await wall.workbench.page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await wall.card('SRE-5H7K').locator('.card-title').click()
    await panel.getByRole('cell', { name: 'wiki' }).waitFor()
  })

  it('edits each field as one commit of exactly its line', async () => {
    const before = '-title: Watch the certificates # all of them'
    assert.deepEqual((await edit('Title', 'Renew the certificates')).lines, [
      before,
      '+title: Renew the certificates # all of them',
    ])
    assert.deepEqual((await edit('Labels', 'tls, night')).lines, ['+labels: [tls, night]'])
    assert.deepEqual((await edit('Due', '2026-12-01')).lines, ['+due: 2026-12-01'])
    const added = await oneCommit(repository, async () => {
      await panel.getByRole('button', { name: 'Add dependency' }).click()
      await panel.getByLabel('Id or title of a card').fill('quotas')
      await wall.workbench.page.keyboard.press('Enter')
      await panel.locator('[data-field="depends_on"] li', { hasText: 'Set quotas per team' }).waitFor()
    })
    assert.deepEqual(added.lines, ['+depends_on: [SRE-4G6J]'])
    assert.deepEqual(added.files, [path])
  })

  it('ticks a task as one commit of one character', async () => {
    const ticked = await oneCommit(repository, () => panel.getByRole('checkbox', { name: 'Alert' }).click())
    assert.deepEqual(ticked.lines, ['-- [ ] Alert', '+- [x] Alert'])
  })

  it('opens the card that a link names', async () => {
    await panel.getByRole('link', { name: 'the quotas' }).click()
    await panelOf('SRE-4G6J').getByRole('heading', { name: 'Set quotas per team' }).waitFor()
    await panelOf('SRE-4G6J').getByRole('button', { name: 'SRE-5H7K Renew the certificates' }).click()
    await panel.getByRole('cell', { name: 'wiki' }).waitFor()
  })

  it('leaves a link to the web to VS Code, which asks once', async () => {
    const { page } = wall.workbench
    const went: string[] = []
    page.context().on('page', (other) => went.push(other.url()))
    await panel.getByRole('link', { name: 'the list' }).click()
    const question = page.getByRole('dialog').filter({ hasText: 'https://example.com/list' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    await question.waitFor({ state: 'detached' })
    await page.waitForTimeout(500)
    assert.equal(await question.count(), 0)
    assert.deepEqual(went, [])
    assert.ok(await panel.isVisible())
  })

  it('copies a link and says which', async () => {
    await wall.workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await panel.getByRole('button', { name: 'Copy link' }).click()
    await eventually(async () =>
      assert.match((await wall.voice.textContent()) ?? '', /SRE-5H7K: a Markdown link to certificates-5h7k\.md/),
    )
    const copied = await wall.workbench.page.evaluate(() => navigator.clipboard.readText())
    assert.equal(copied, `[SRE-5H7K Renew the certificates](${path})`)
  })

  it('renames the card with all that names it, as one commit', async () => {
    const renamed = await oneCommit(repository, async () => {
      await panel.getByRole('button', { name: 'Rename id…' }).click()
      const dialog = wall.dialog('Rename the id of Renew the certificates')
      await dialog.getByRole('textbox', { name: 'Id' }).fill('SRE-CERT')
      await dialog.getByRole('button', { name: 'Rename' }).click()
      await panelOf('SRE-CERT').waitFor()
    })
    assert.deepEqual(renamed.lines, [
      '-id: SRE-5H7K',
      '+id: SRE-CERT',
      '-depends_on: [SRE-5H7K]',
      '+depends_on: [SRE-CERT]',
      '-SRE-5H7K comes first, SRE-5H7K2 is none of ours.',
      '+SRE-CERT comes first, SRE-5H7K2 is none of ours.',
    ])
  })

  it('comes back with the window', async () => {
    await wall.workbench.reload()
    await wall.isDrawn()
    await panelOf('SRE-CERT').getByRole('cell', { name: 'wiki' }).waitFor()
    assert.ok(await panelOf('SRE-CERT').getByRole('checkbox', { name: 'Alert' }).isChecked())
  })

  it('opens its file beside, at the text, and draws what is saved there', async () => {
    const { page } = wall.workbench
    await panelOf('SRE-CERT').getByRole('button', { name: 'Edit body' }).click()
    await page.locator('.tab.active', { hasText: 'certificates-5h7k.md' }).waitFor()
    const bodyAt = repository.read(path).split('\n').lastIndexOf('---') + 2
    await page.locator('.statusbar-item', { hasText: `Ln ${bodyAt}, Col 1` }).waitFor()
    assert.ok(await panelOf('SRE-CERT').isVisible(), 'the board is still there')
    await page.keyboard.type('Soon. ')
    await page.keyboard.press('Control+s')
    await panelOf('SRE-CERT').getByText('Soon. They expire at').waitFor()
    assert.equal(repository.git('status', '--porcelain'), ` M ${path}`)
  })
})

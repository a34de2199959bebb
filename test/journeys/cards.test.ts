import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { eventually, oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

describe('the life of a card', () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = smallBoard()
    wall = await open(repository)
  })

  it('is blocked with its thief and its reason', async () => {
    const change = await oneCommit(repository, async () => {
      await wall.choose('SRE-6J8M', 'Trace the slow path', 'Block…')
      const dialog = wall.dialog('Block Trace the slow path')
      await dialog.getByRole('radio', { name: 'Unknown dependencies' }).check()
      await dialog.getByRole('button', { name: 'Block' }).click()
      assert.ok(await dialog.isVisible(), 'without a reason nothing happens')
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('Waiting for the trace collector')
      await dialog.getByRole('textbox', { name: 'Blocked on' }).fill('platform-team')
      await dialog.getByRole('button', { name: 'Block' }).click()
      await wall.frame.locator('[data-card="SRE-6J8M"][data-blocked="true"]:not([data-pending])').waitFor()
    })
    assert.deepEqual(change.lines, [
      '+blocked: Waiting for the trace collector',
      '+thief: unknown-dependencies',
      '+blocked_on: platform-team',
    ])
    assert.equal(await wall.card('SRE-6J8M').getAttribute('data-thief'), 'unknown-dependencies')
  })

  it('is unblocked, and keeps its thief', async () => {
    const change = await oneCommit(repository, async () => {
      await wall.choose('SRE-6J8M', 'Trace the slow path', 'Unblock')
      await wall.frame.locator('[data-card="SRE-6J8M"]:not([data-blocked]):not([data-pending])').waitFor()
    })
    assert.ok(change.lines.includes('-blocked: Waiting for the trace collector'))
    assert.ok(change.lines.every((line) => line.startsWith('-')))
  })

  it('is assigned to people', async () => {
    const change = await oneCommit(repository, async () => {
      await wall.choose('SRE-3F5H', 'Mirror the package registry', 'Assign…')
      const dialog = wall.dialog('Assign Mirror the package registry')
      await dialog.getByRole('textbox', { name: 'Assignees' }).fill('anne')
      await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
    })
    assert.deepEqual(change.files, ['board/mirror-3f5h.md'])
    assert.equal(change.lines.length, 1)
    assert.match(change.lines[0] ?? '', /^\+assignees: \[?anne\]?$/)
  })

  it('begins in place: type, Enter, type the next', async () => {
    const add = async (title: string): Promise<void> => {
      await wall.frame.getByRole('textbox', { name: 'Title of the new card' }).fill(title)
      await wall.workbench.page.keyboard.press('Enter')
      await wall.column('ready').getByText(title).waitFor()
    }
    await wall.frame.getByRole('button', { name: 'Add card to Ready' }).click()
    const first = await oneCommit(repository, () => add('Drain a node without a page'))
    assert.match(first.subject, /^board: add SRE-[2-9A-HJ-NP-TV-Z]{4} to Ready$/)
    assert.match(first.files.join(), /^board\/drain-a-node-without-a-page-[2-9a-hj-np-tv-z]{4}\.md$/)
    assert.ok(first.lines.includes('+title: Drain a node without a page'))
    await oneCommit(repository, () => add('Say who may drain one'))
    await wall.workbench.page.keyboard.press('Escape')
    await wall.frame.getByRole('textbox', { name: 'Title of the new card' }).waitFor({ state: 'detached' })
  })

  it('is taken back and brought again', async () => {
    await oneCommit(repository, async () => {
      await wall.drag('SRE-8M2P', wall.column('done'))
      await wall.settlesIn('done', 'SRE-8M2P')
    })
    const undone = await oneCommit(repository, async () => {
      await wall.card('SRE-8M2P').focus()
      await wall.workbench.page.keyboard.press('Control+z')
      await wall.settlesIn('review', 'SRE-8M2P')
    })
    assert.deepEqual(undone.lines, ['-status: done', '+status: review'])
    assert.match(undone.trailers, /^Undoes: /m)
    const redone = await oneCommit(repository, async () => {
      await wall.workbench.page.keyboard.press('Control+Shift+z')
      await wall.settlesIn('done', 'SRE-8M2P')
    })
    assert.deepEqual(redone.lines, ['-status: review', '+status: done'])
  })

  it('opens its file', async () => {
    await wall.choose('SRE-7K9N', 'Restore a backup every week', 'Open file')
    await eventually(() => wall.workbench.page.locator('.tab', { hasText: 'backups-7k9n.md' }).first().waitFor())
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { before, describe, it } from 'mocha'
import { type BoardRepository, openRepository } from '../fixtures/boardRepository.ts'
import { smallBoard, smallBoardFiles } from '../fixtures/smallBoard.ts'
import { eventually, oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

const at = '2026-11-17T09:00:00+01:00'
const tracing = 'board/tracing-6j8m.md'
const backups = 'board/backups-7k9n.md'
const mirror = 'board/mirror-3f5h.md'
const runbook = 'board/runbook-8m2p.md'
const block = ['+blocked: The collector is down', '+thief: unplanned-work']

/** A card of the small board in another column, with a label that it did not have. */
function moved(path: string, column: string): string {
  const text = smallBoardFiles[path] ?? ''
  return text.replace(/^status: .*$/m, `status: ${column}\nlabels: [theirs]`)
}

/** The small board with two more branches: `elsewhere`, where a card is done, and `without`, where one is not. */
function withBranches(): BoardRepository {
  const repository = smallBoard()
  for (const [branch, files] of [
    ['elsewhere', { [backups]: moved(backups, 'done') }],
    ['without', { [runbook]: null }],
  ] as const) {
    repository.git('checkout', '--quiet', '-b', branch, 'main')
    repository.commit({ at, message: 'Another branch\n', files })
  }
  repository.git('checkout', '--quiet', 'main')
  return repository
}

/** Pulls what a colleague has committed in a clone: a fast-forward. */
function pull(repository: BoardRepository, files: Readonly<Record<string, string>>): void {
  const folder = mkdtempSync(join(tmpdir(), 'wtw-clone-'))
  repository.git('clone', '--quiet', repository.folder, folder)
  const clone = openRepository(folder)
  clone.commit({ at, by: 'Bola Kuti <bola@example.com>', message: 'From a colleague\n', files })
  repository.git('pull', '--quiet', '--ff-only', folder, 'main')
  clone.remove()
}

function tipOf(repository: BoardRepository, branch: string): string {
  return repository.git('rev-parse', branch)
}

describe('a dialog that is filled in while others work', () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = withBranches()
    wall = await open(repository)
  })

  async function fillBlock(id: string, title: string): Promise<Locator> {
    await wall.choose(id, title, 'Block…')
    const dialog = wall.dialog(`Block ${title}`)
    await dialog.getByRole('radio', { name: 'Unplanned work' }).check()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The collector is down')
    return dialog
  }

  /** Sends the dialog, which holds what was filled in; returns the lines of the commit. */
  async function send(dialog: Locator, id: string): Promise<readonly string[]> {
    assert.equal(await dialog.getByRole('textbox', { name: 'Reason' }).inputValue(), 'The collector is down')
    const change = await oneCommit(repository, async () => {
      await dialog.getByRole('button', { name: 'Block' }).click()
      await wall.frame.locator(`[data-card="${id}"][data-blocked="true"]:not([data-pending])`).waitFor()
    })
    return change.lines
  }

  it('keeps its text over a pull that moves the card, and writes on top of it', async () => {
    const dialog = await fillBlock('SRE-6J8M', 'Trace the slow path')
    pull(repository, { [tracing]: moved(tracing, 'review') })
    await wall.settlesIn('review', 'SRE-6J8M')
    assert.deepEqual(await send(dialog, 'SRE-6J8M'), block)
    assert.match(repository.read(tracing), /^status: review\nlabels: \[theirs\]$/m)
    assert.equal(repository.git('log', '-1', '--format=%s', 'HEAD^'), 'From a colleague')
  })

  it('is about the branch that is checked out now', async () => {
    const main = tipOf(repository, 'main')
    const dialog = await fillBlock('SRE-7K9N', 'Restore a backup every week')
    repository.git('checkout', '--quiet', 'elsewhere')
    await wall.settlesIn('done', 'SRE-7K9N')
    assert.deepEqual(await send(dialog, 'SRE-7K9N'), block)
    assert.match(repository.read(backups), /^status: done\nlabels: \[theirs\]$/m)
    assert.equal(tipOf(repository, 'main'), main)
    repository.git('checkout', '--quiet', 'main')
    await wall.settlesIn('in-progress', 'SRE-7K9N')
    assert.equal(await wall.card('SRE-7K9N').getAttribute('data-blocked'), null)
  })

  it('closes and says so where the branch has no such card', async () => {
    const dialog = await fillBlock('SRE-8M2P', 'Runbook for a full disk')
    repository.git('checkout', '--quiet', 'without')
    await dialog.waitFor({ state: 'detached' })
    await wall.alert.filter({ hasText: 'SRE-8M2P is no longer on the board.' }).waitFor()
    assert.equal(repository.git('log', '-1', '--format=%s'), 'Another branch')
    repository.git('checkout', '--quiet', 'main')
    await wall.settlesIn('review', 'SRE-8M2P')
  })

  it('leaves to another editor what that has saved', async () => {
    const dialog = await fillBlock('SRE-3F5H', 'Mirror the package registry')
    repository.write(mirror, `${moved(mirror, 'ready')}By hand.\n`)
    await wall.column('ready').locator('[data-card="SRE-3F5H"]').waitFor()
    assert.deepEqual(await send(dialog, 'SRE-3F5H'), block)
    assert.equal(repository.git('status', '--porcelain'), ` M ${mirror}`)
    assert.match(repository.read(mirror), /^status: ready\nlabels: \[theirs\]$/m)
    assert.match(repository.read(mirror), /^By hand\.$/m)
    assert.match(repository.git('show', `HEAD:${mirror}`), /^status: backlog$/m)
  })
})

describe('a card in the air while others work', () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = withBranches()
    wall = await open(repository)
  })

  /** Lets go of the card where it is held. */
  async function drop(): Promise<void> {
    const { mouse } = wall.workbench.page
    const box = await wall.frame.locator('[data-over="true"], .drop-line').first().boundingBox()
    if (box) await mouse.move(box.x + box.width / 2 + 3, box.y + 3)
    await wall.workbench.page.waitForTimeout(150)
    await mouse.up()
  }

  it('lands where it is dropped, although a pull has moved it', async () => {
    await wall.hold('SRE-4G6J', wall.column('done'))
    pull(repository, { 'board/quotas-4g6j.md': moved('board/quotas-4g6j.md', 'backlog') })
    await wall.column('backlog').locator('[data-card="SRE-4G6J"]').waitFor()
    const change = await oneCommit(repository, async () => {
      await drop()
      await wall.settlesIn('done', 'SRE-4G6J')
    })
    assert.deepEqual(change.lines, ['-status: backlog', '+status: done'])
    assert.match(repository.read('board/quotas-4g6j.md'), /^labels: \[theirs\]$/m)
  })

  it('is moved on the branch that is checked out now', async () => {
    const main = tipOf(repository, 'main')
    await wall.hold('SRE-7K9N', wall.column('backlog'))
    repository.git('checkout', '--quiet', 'elsewhere')
    await wall.column('done').locator('[data-card="SRE-7K9N"]').waitFor()
    const change = await oneCommit(repository, async () => {
      await drop()
      await wall.settlesIn('backlog', 'SRE-7K9N')
    })
    assert.ok(change.lines.includes('-status: done') && change.lines.includes('+status: backlog'))
    assert.equal(tipOf(repository, 'main'), main)
    assert.equal(tipOf(repository, 'elsewhere'), tipOf(repository, 'HEAD'))
    repository.git('checkout', '--quiet', 'main')
    await wall.settlesIn('in-progress', 'SRE-7K9N')
  })

  it('is nowhere to be dropped once the branch has no such card', async () => {
    await wall.hold('SRE-8M2P', wall.column('backlog'))
    repository.git('checkout', '--quiet', 'without')
    await wall.card('SRE-8M2P').waitFor({ state: 'detached' })
    const tip = tipOf(repository, 'HEAD')
    await drop()
    await wall.workbench.page.waitForTimeout(1000)
    assert.equal(tipOf(repository, 'HEAD'), tip)
    assert.equal(repository.git('status', '--porcelain'), '')
    assert.equal(await wall.frame.locator('[data-pending], [data-lifted], .drop-line').count(), 0)
    repository.git('checkout', '--quiet', 'main')
    await wall.settlesIn('review', 'SRE-8M2P')
  })

  it('takes nothing along that another editor has saved', async () => {
    await wall.hold('SRE-3F5H', wall.column('done'))
    repository.write(mirror, repository.read(mirror).replace('title: Mirror', 'title: Copy'))
    await wall.frame.getByText('Copy the package registry').first().waitFor()
    const change = await oneCommit(repository, async () => {
      await drop()
      await wall.settlesIn('done', 'SRE-3F5H')
    })
    assert.ok(
      change.lines.every((line) => /^[-+](status|rank): /.test(line)),
      change.lines.join(),
    )
    assert.equal(repository.git('status', '--porcelain'), ` M ${mirror}`)
    assert.match(repository.read(mirror), /^title: Copy the package registry$/m)
    await eventually(() => assert.match(repository.git('diff'), /^\+title: Copy the package registry$/m))
  })
})

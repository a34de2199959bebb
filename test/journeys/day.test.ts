import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { before, describe, it } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { changeOf, eventually, oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

/** Git tells of the day what the person did: one commit for each act, and nothing is left over. */
function isTheDay(repository: BoardRepository): void {
  const said = repository.git('log', '--reverse', '--format=%s').split('\n').slice(1)
  const acts = [/^board: add /, /^board: add /, /2 cards/, /block SRE-6J8M/, /assign SRE-7K9N/, /SRE-6J8M/, /SRE-5H7K/]
  const rest = [/^board: rename SRE-5H7K to SRE-CERT$/, /archive/, /^board: undo .*archive/, /2 cards/, /archive/]
  const theDay = [...acts, ...rest]
  assert.equal(said.length, theDay.length, said.join('\n'))
  for (const [i, act] of theDay.entries()) assert.match(said[i] ?? '', act)
  assert.equal(repository.git('status', '--porcelain'), '')
  const archived = repository.git('ls-files', '--', 'board/archive').split('\n')
  assert.equal(archived.length, 2, archived.join())
}

/** The filter leaves this one card on the wall, and the others where they are. */
async function showsOnly(wall: Wall, card: string): Promise<void> {
  await eventually(async () =>
    assert.deepEqual(
      await wall.frame.locator('[data-card]').evaluateAll((cards) => cards.map((each) => each.dataset['card'])),
      [card],
    ),
  )
}

describe("a whole day's work with the mouse only", () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = smallBoard()
    wall = await open(repository)
  })

  const choose = async (dialog: Locator, name: string): Promise<void> => {
    await dialog.getByText(name, { exact: true }).click()
  }

  it('is told by git as the person did it', async function () {
    this.timeout(180_000)
    const { frame } = wall
    const { keyboard } = wall.workbench.page
    await frame.getByRole('button', { name: 'Add card to Backlog' }).click()
    for (const title of ['Drain a node', 'Say who may'])
      await oneCommit(repository, async () => {
        await keyboard.type(title)
        await keyboard.press('Enter')
        await wall.column('backlog').locator('[data-card]').filter({ hasText: title }).waitFor()
      })
    await keyboard.press('Escape')
    const moved = await oneCommit(repository, async () => {
      for (const id of ['SRE-4G6J', 'SRE-3F5H']) await wall.card(id).click({ modifiers: ['ControlOrMeta'] })
      await wall.drag('SRE-3F5H', wall.column('review'))
      await wall.settlesIn('review', 'SRE-3F5H')
    })
    assert.equal(moved.files.length, 2)
    await oneCommit(repository, async () => {
      await wall.choose('SRE-6J8M', 'Trace the slow path', 'Block…')
      const dialog = wall.dialog('Block Trace the slow path')
      await choose(dialog, 'Unplanned work')
      await dialog.getByRole('textbox', { name: 'Reason' }).click()
      await keyboard.type('The collector is down')
      await dialog.getByRole('button', { name: 'Block' }).click()
    })
    await wall.card('SRE-7K9N').getByTitle('Bola Kuti').click()
    await showsOnly(wall, 'SRE-7K9N')
    await oneCommit(repository, async () => {
      await wall.choose('SRE-7K9N', 'Restore a backup every week', 'Assign…')
      const dialog = wall.dialog('Assign Restore a backup every week')
      await dialog.getByRole('button', { name: 'Anne Nowak' }).click()
      await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
    })
    await wall.card('SRE-7K9N').getByTitle('Bola Kuti').click()
    await wall.card('SRE-6J8M').waitFor()
    await oneCommit(repository, async () => {
      await wall.choose('SRE-6J8M', 'Trace the slow path', 'Class…')
      const dialog = wall.dialog('Class of Trace the slow path')
      await choose(dialog, 'Expedite')
      await choose(dialog, 'Move to top')
      await dialog.getByRole('button', { name: 'Set class' }).click()
    })
    const ticked = await oneCommit(repository, async () => {
      await wall.card('SRE-5H7K').locator('.card-title').click()
      await frame.getByRole('checkbox', { name: 'Alert' }).click()
    })
    assert.deepEqual(ticked.lines, ['-- [ ] Alert', '+- [x] Alert'])
    await oneCommit(repository, async () => {
      await frame.getByRole('button', { name: 'Rename id…' }).click()
      const dialog = wall.dialog('Rename the id of Watch the certificates')
      await dialog.getByRole('textbox', { name: 'Id' }).fill('SRE-CERT')
      await dialog.getByRole('button', { name: 'Rename' }).click()
      await wall.settlesIn('ready', 'SRE-CERT')
    })
    await frame.getByRole('button', { name: 'Close card' }).click()
    // Nothing is done yet: it is said, and nothing is asked.
    await frame.getByRole('button', { name: 'Board actions' }).click()
    await frame.getByRole('menuitem', { name: 'Archive what is done…' }).click()
    await eventually(async () => assert.match((await wall.voice.textContent()) ?? '', /no finished card/))
    const archived = await oneCommit(repository, async () => {
      for (const id of ['SRE-4G6J', 'SRE-3F5H']) await wall.card(id).click({ modifiers: ['ControlOrMeta'] })
      await frame.getByRole('button', { name: 'Actions for Set quotas per team' }).click()
      await frame.getByRole('menuitem', { name: 'Archive…' }).click()
      await wall.dialog('Archive 2 cards').getByRole('button', { name: 'Archive' }).click()
    })
    assert.equal(archived.files.filter((path) => path.startsWith('board/archive/')).length, 2)
    await oneCommit(repository, async () => {
      await frame.getByRole('button', { name: 'Undo board change' }).click()
      await wall.settlesIn('review', 'SRE-4G6J')
    })
    assert.deepEqual([...changeOf(repository, 'HEAD').files].sort(), [...archived.files].sort())
    await oneCommit(repository, async () => {
      for (const id of ['SRE-4G6J', 'SRE-3F5H']) await wall.card(id).click({ modifiers: ['ControlOrMeta'] })
      await wall.drag('SRE-3F5H', wall.column('done'))
      await wall.settlesIn('done', 'SRE-3F5H')
    })
    await oneCommit(repository, async () => {
      await frame.getByRole('button', { name: 'Board actions' }).click()
      await frame.getByRole('menuitem', { name: 'Archive what is done…' }).click()
      await wall.dialog('Archive 2 cards').getByRole('button', { name: 'Archive' }).click()
      await wall.card('SRE-4G6J').waitFor({ state: 'detached' })
    })
    isTheDay(repository)
  })
})

describe("a whole day's work with the keyboard only", () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = smallBoard()
    wall = await open(repository)
  })

  it('is told by git as the person did it', async function () {
    this.timeout(180_000)
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await wall.workbench.page.keyboard.press(key)
    }
    const type = (text: string): Promise<void> => wall.workbench.page.keyboard.type(text)
    const tabTo = async (target: Locator): Promise<void> => {
      await target.waitFor()
      const hasFocus = (): Promise<boolean> =>
        target.evaluate((element) => element === element.ownerDocument.activeElement)
      for (let stops = 0; stops < 80 && !(await hasFocus()); stops++) await press('Tab')
    }
    await wall.card('SRE-3F5H').focus()
    await press('n')
    await wall.frame.getByRole('textbox', { name: 'Title of the new card' }).waitFor()
    for (const title of ['Drain a node', 'Say who may'])
      await oneCommit(repository, async () => {
        await type(title)
        await press('Enter')
        await wall.column('backlog').locator('[data-card]').filter({ hasText: title }).waitFor()
      })
    await press('Escape')
    const moved = await oneCommit(repository, async () => {
      await wall.card('SRE-3F5H').focus()
      await press('Space', 'ArrowRight', 'Space', 'm')
      await wall.dialog('Move 2 cards').waitFor()
      await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
      await wall.settlesIn('review', 'SRE-3F5H')
    })
    assert.equal(moved.files.length, 2)
    await press('Escape')
    await oneCommit(repository, async () => {
      await wall.card('SRE-6J8M').focus()
      await press('b')
      await wall.dialog('Block Trace the slow path').waitFor()
      await press('Space', 'Tab')
      await type('The collector is down')
      await press('Enter')
    })
    await press('/')
    await type('backup')
    await showsOnly(wall, 'SRE-7K9N')
    await press('ArrowDown')
    await oneCommit(repository, async () => {
      await press('a')
      await wall.dialog('Assign Restore a backup every week').waitFor()
      await press('End')
      await type(', anne')
      await press('Enter')
    })
    await press('/', 'Escape', 'Escape')
    await wall.card('SRE-6J8M').waitFor()
    await oneCommit(repository, async () => {
      await wall.card('SRE-6J8M').focus()
      await press('Shift+F10')
      await wall.frame.getByRole('menu').waitFor()
      await press('c', 'Enter')
      await wall.dialog('Class of Trace the slow path').waitFor()
      await press('ArrowUp', 'ArrowUp', 'Tab', 'Space', 'Enter')
    })
    const ticked = await oneCommit(repository, async () => {
      await wall.card('SRE-5H7K').focus()
      await press('Enter')
      await tabTo(wall.frame.getByRole('checkbox', { name: 'Alert' }))
      await press('Space')
    })
    assert.deepEqual(ticked.lines, ['-- [ ] Alert', '+- [x] Alert'])
    await oneCommit(repository, async () => {
      await tabTo(wall.frame.getByRole('button', { name: 'Rename id…' }))
      await press('Enter')
      const id = wall.dialog('Rename the id of Watch the certificates').getByRole('textbox', { name: 'Id' })
      await id.and(wall.frame.locator(':focus')).waitFor()
      await press('Control+a')
      await type('SRE-CERT')
      await press('Enter')
      await wall.settlesIn('ready', 'SRE-CERT')
    })
    await press('Escape')
    const archived = await oneCommit(repository, async () => {
      await wall.card('SRE-4G6J').focus()
      await press('Space')
      await wall.card('SRE-3F5H').focus()
      await press('Space', 'Shift+F10')
      await wall.frame.getByRole('menu', { name: 'Actions for 2 cards' }).waitFor()
      await press('a', 'a', 'Enter')
      await wall.dialog('Archive 2 cards').waitFor()
      await press('Tab', 'Enter')
    })
    assert.equal(archived.files.filter((path) => path.startsWith('board/archive/')).length, 2)
    await oneCommit(repository, async () => {
      await press('Control+z')
      await wall.settlesIn('review', 'SRE-4G6J')
    })
    await oneCommit(repository, async () => {
      await wall.card('SRE-4G6J').focus()
      await press('Space')
      await wall.card('SRE-3F5H').focus()
      await press('Space', 'Alt+ArrowRight')
      await wall.settlesIn('done', 'SRE-3F5H')
    })
    await press('Escape')
    await oneCommit(repository, async () => {
      await wall.workbench.runCommand('Walk the Wall: Archive What Is Done')
      await wall.dialog('Archive 2 cards').waitFor()
      await press('Tab', 'Enter')
      await wall.card('SRE-4G6J').waitFor({ state: 'detached' })
    })
    isTheDay(repository)
  })
})

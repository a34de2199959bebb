import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { changeOf, eventually, oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import { Past } from './past.ts'
import { pathOf, teamPast, type TeamPast } from './teamPast.ts'
import type { Wall } from './wall.ts'

const lastMonday = {
  backlog: ['SRE-9N3Q'],
  ready: ['SRE-3F5H'],
  'in-progress': ['SRE-6J8M', 'SRE-7K9N'],
  review: ['SRE-4G6J'],
  done: ['SRE-5H7K', 'SRE-8M2P'],
}
const today = {
  ...{ backlog: ['SRE-9N3Q'], ready: ['SRE-3F5H'], 'in-progress': ['SRE-6J8M', 'SRE-7K9N'] },
  ...{ done: ['SRE-4G6J', 'SRE-5H7K', 'SRE-8M2P'] },
}

describe('the history of a team', () => {
  const { open } = journey()
  let team: TeamPast
  let repository: BoardRepository
  let wall: Wall
  let past: Past
  let page: Page
  before(async () => {
    team = teamPast()
    repository = team.repository
    wall = await open(repository)
    past = new Past(wall)
    page = wall.workbench.page
  })

  /** `Thu 19 Nov 2026`, so many days after the last Monday. */
  const written = (after: number): string => {
    const date = new Date(team.day(after))
    const part = (options: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(date)
    return `${part({ weekday: 'short' })} ${part({ day: 'numeric', month: 'short', year: 'numeric' })}`
  }

  it('tells who moved a card and when, and shows the wall of that moment', async () => {
    await wall.card('SRE-5H7K').focus()
    await page.keyboard.press('Enter')
    const story = wall.frame.getByRole('region', { name: 'History of the card' })
    const told = story.locator('.story-events li', { hasText: 'Review → Done' })
    await told.waitFor()
    assert.equal(await told.textContent(), `Review → DoneChidi Eze · ${written(-4)}, 16:20`)
    await told.getByRole('button').click()
    await past.shows('Chidi Eze: Certificates are watched')
    assert.deepEqual(await past.columns(), {
      backlog: ['SRE-3F5H'],
      ready: ['SRE-4G6J'],
      'in-progress': ['SRE-6J8M', 'SRE-7K9N'],
      done: ['SRE-5H7K', 'SRE-8M2P'],
    })
    const mark = wall.card('SRE-5H7K').locator('.card-mark')
    assert.deepEqual(await mark.allTextContents(), ['from Review', 'done'])
  })

  it("shows last Monday's wall, by its date", async () => {
    await past.choose('Board')
    await past.choose('History')
    await wall.frame.getByLabel('Wall of the day').fill(team.monday)
    await past.shows('Merges registry')
    assert.deepEqual(await past.columns(), lastMonday)
    assert.equal(await past.commits.getByRole('option', { selected: true }).getAttribute('aria-posinset'), '2')
  })

  it('goes through time by keyboard, and says where it is', async () => {
    const says = (): Promise<string | null> => past.slider.getAttribute('aria-valuetext')
    await past.slider.focus()
    await page.keyboard.press('ArrowRight')
    await past.shows('Quotas are set')
    assert.deepEqual(await past.columns(), today)
    assert.equal(await says(), `${written(1)}, 00:00, Bola Kuti: Quotas are set, 15 of 15`)
    await page.keyboard.press('Home')
    await past.shows('Starts the board')
    assert.equal(await says(), `${written(-14)}, 09:00, Anne Nowak: Starts the board, 1 of 15`)
    await page.keyboard.press('ArrowRight')
    await past.shows('Pulls the backup')
    assert.deepEqual((await past.columns())['in-progress'], ['SRE-7K9N'])
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('End')
    await past.shows('Quotas are set')
    assert.deepEqual(await past.columns(), today)
  })

  it('compares the last two plannings', async () => {
    await past.button('Compare the last two plannings').click()
    const panel = wall.frame.getByRole('region', { name: 'Two moments compared' })
    await panel.getByRole('heading', { name: 'Over the limit' }).waitFor()
    const lists = await panel
      .locator('.past-list')
      .evaluateAll((all) =>
        all.map((list) =>
          [list.querySelector('h3'), ...list.querySelectorAll('li')].map((one) => one?.textContent.trim()),
        ),
      )
    assert.deepEqual(lists, [
      ['New 1', 'SRE-9N3Q Move the wiki in Backlog'],
      ['Moved 2', 'SRE-4G6J Set quotas per team Ready → In progress', 'SRE-5H7K Watch the certificates Ready → Done'],
      ['Done 1', 'SRE-5H7K Watch the certificates'],
      ['Blocked 1', 'SRE-6J8M Trace the slow path The vendor is silent'],
      ['Over the limit', 'In progress: 3 of 2'],
    ])
    await past.shows('The second planning')
    await panel.getByRole('button', { name: 'Close comparison' }).click()
    await panel.waitFor({ state: 'detached' })
  })

  /** By keyboard, from the slider. */
  async function goToTraces(): Promise<void> {
    await page.keyboard.press('Home')
    for (const subject of ['Pulls the backup', 'Pulls the runbook', 'The runbook is written', 'Traces']) {
      await page.keyboard.press('ArrowRight')
      await past.shows(subject)
    }
  }

  it('opens an old card beside its present file, as a difference', async () => {
    await past.slider.focus()
    await goToTraces()
    await wall.card('SRE-6J8M').focus()
    await page.keyboard.press('Enter')
    await past.button('Show as diff').click()
    const tab = page.locator('.tab.active', { hasText: /sre-6j8m\.md \([0-9a-f]{7} ↔ today\)/ })
    const added = page.locator('.monaco-diff-editor .editor.modified .view-line', { hasText: 'The vendor is silent' })
    await added.first().waitFor()
    await tab.getByRole('button', { name: /^Close/ }).click()
    // The page is born anew, and may come up at the newest moment.
    await past.slider.focus()
    await goToTraces()
  })

  it('restores its state as one new change, and undo takes it back to the byte', async () => {
    const path = pathOf('SRE-6J8M')
    const before = repository.read(path)
    const old = repository.git('log', '-1', '--format=%H', '--grep=^Traces$')
    if ((await wall.frame.locator('[data-old-card="SRE-6J8M"]').count()) === 0) {
      await wall.card('SRE-6J8M').focus()
      await page.keyboard.press('Enter')
    }
    const restored = await oneCommit(repository, async () => {
      await past.button('Restore this state…').click()
      await wall.dialog('Restore Trace the slow path').getByRole('button', { name: 'Restore' }).click()
    })
    assert.deepEqual(restored.files, [path])
    assert.deepEqual(restored.lines, ['-thief: unknown-dependencies', '-blocked: The vendor is silent'])
    assert.equal(`${repository.git('show', `${old}:${path}`)}\n`, repository.read(path))
    await past.shows('Traces')
    await past.slider.focus()
    await page.keyboard.press('End')
    await past.shows(restored.subject)
    const undone = await oneCommit(repository, () => page.keyboard.press('Control+z'))
    assert.deepEqual(undone.files, [path])
    assert.equal(repository.read(path), before)
    await past.shows(changeOf(repository, 'HEAD').subject)
  })

  it('has a move as its newest moment, at once', async () => {
    await past.choose('Board')
    await wall.drag('SRE-3F5H', wall.column('review'))
    await wall.settlesIn('review', 'SRE-3F5H')
    await past.choose('History')
    await past.shows('board: move SRE-3F5H to Review')
    assert.deepEqual((await past.columns())['review'], ['SRE-3F5H'])
    await eventually(async () =>
      assert.match((await past.slider.getAttribute('aria-valuetext')) ?? '', /move SRE-3F5H to Review, 18 of 18$/),
    )
  })
})

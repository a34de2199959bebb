import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { Locator, Page } from 'playwright-core'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { eventually, oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import { Past } from './past.ts'
import { dayAfter, pathOf, type TeamPast, teamPast, told } from './teamPast.ts'
import type { Wall } from './wall.ts'

/** What these journeys read of `wtw metrics --json`. */
interface Metrics {
  readonly to: string
  readonly n: number
  readonly throughput: readonly { readonly date: string; readonly count: number }[]
  readonly cycleTime: {
    readonly p50: number
    readonly p85: number
    readonly p95: number
    readonly items: readonly { card: string; started: string; finished: string; days: number }[]
  }
  readonly workItemAge: readonly { readonly card: string; readonly column: string; readonly days: number }[]
  readonly cumulativeFlow: readonly { readonly date: string; readonly columns: Readonly<Record<string, number>> }[]
  readonly blockedTime: readonly { readonly thief: string; readonly days: number; readonly count: number }[]
  readonly forecast: {
    readonly howMany: { readonly p85: number }
    readonly when: { readonly items: number; readonly p85: number }
  }
}

/** What they read of `wtw findings --json`. */
interface Found {
  readonly thief: string
  readonly signal: string
  readonly card: string | null
  readonly evidence: string
}

describe('the flow of a team', () => {
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

  const chart = (id: string): Locator => wall.frame.locator(`[data-chart="${id}"]`)
  const focused = (): Locator => wall.frame.locator(':focus')
  const said = (): Promise<string> => focused().evaluate((element) => element.getAttribute('aria-label') ?? '')

  /** Cells of the rows of a chart's table, which is asked for by keyboard. */
  async function tableOf(id: string): Promise<readonly (readonly string[])[]> {
    const toggle = chart(id).getByRole('button', { name: /^Table: / })
    await toggle.focus()
    if ((await toggle.getAttribute('aria-pressed')) === 'false') await page.keyboard.press('Enter')
    const table = chart(id).getByRole('table')
    await table.waitFor()
    assert.notEqual(await table.locator('caption').textContent(), '')
    return table
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)))
  }

  const counter = (name: string): Locator => wall.frame.getByRole('button', { name: new RegExp(`^${name} \\d`) })
  const reads = (name: string, words: string): Promise<void> =>
    eventually(async () => assert.equal(await counter(name).getAttribute('aria-label'), words))
  const found = async (thief: string): Promise<readonly Found[]> =>
    (await told<readonly Found[]>(repository, 'findings')).filter((finding) => finding.thief === thief)

  it('is opened by keyboard, and says what the command line says', async () => {
    await wall.frame.getByRole('tab', { name: 'Board' }).focus()
    await page.keyboard.press('End')
    await chart('assumptions').waitFor()
    const { cycleTime, workItemAge, forecast } = await told<Metrics>(repository, 'metrics')
    const picture = (id: string): Promise<string | null> =>
      chart(id).getByRole('img').first().getAttribute('aria-label')
    const { p50, p85, p95 } = cycleTime
    assert.match(
      (await picture('cycleTime')) ?? '',
      new RegExp(`^Cycle time\\. 3 cards .*\\b${p50} .*\\b${p85} .*\\b${p95} `),
    )
    assert.match((await picture('ageing')) ?? '', new RegExp(`2 cards, the oldest ${workItemAge[0]?.days} days`))
    assert.match(
      (await chart('howMany').locator('.chart-says').textContent()) ?? '',
      new RegExp(`${forecast.howMany.p85} card`),
    )
    for (const id of ['ageing', 'cycleTime', 'throughput', 'cumulativeFlow'])
      assert.equal(await chart(id).getByRole('listbox').count(), 1, id)
  })

  it('is walked point by point, and Enter opens the card', async () => {
    await chart('cycleTime').getByRole('option').focus()
    const points: string[] = [await said()]
    for (let step = 0; step < 2; step++) {
      await page.keyboard.press('ArrowRight')
      points.push(await said())
    }
    assert.match(points[0] ?? '', /^5 days · finished .*SRE-8M2P Runbook for a full disk$/)
    assert.match(points[1] ?? '', /^3 days · finished .*SRE-5H7K Watch the certificates$/)
    assert.match(points[2] ?? '', /^3 days · finished .*SRE-4G6J Set quotas per team$/)
    await page.keyboard.press('Enter')
    await wall.frame.locator('[data-panel="SRE-4G6J"]').getByRole('heading', { name: 'Set quotas per team' }).waitFor()
    await page.keyboard.press('Escape')
    await eventually(async () => assert.equal(await said(), points[2]))
  })

  it('has a table for each chart, with the numbers of the command line', async () => {
    // The screen leaves out the days of which nothing is known.
    const metrics = await told<Metrics>(repository, 'metrics', '--from', team.day(-14))
    assert.deepEqual(
      (await tableOf('cycleTime')).map(([card, , ...rest]) => [card, ...rest]),
      metrics.cycleTime.items.map(({ card, started, finished, days }) => [card, started, finished, String(days)]),
    )
    assert.deepEqual(
      (await tableOf('ageing')).map(([card, , , , days]) => `${card} ${days}`).sort(),
      metrics.workItemAge.map(({ card, days }) => `${card} ${days}`).sort(),
    )
    assert.deepEqual(
      await tableOf('throughput'),
      metrics.throughput.map(({ date, count }) => [date, String(count)]),
    )
    const last = metrics.cumulativeFlow.at(-1)
    assert.deepEqual((await tableOf('cumulativeFlow')).at(-1), [
      last?.date,
      ...Object.values(last?.columns ?? {}).map(String),
    ])
    const [blocked] = metrics.blockedTime
    assert.deepEqual(await tableOf('blockedTime'), [
      ['Unknown dependencies', String(blocked?.days), String(blocked?.days), String(blocked?.count), 'SRE-6J8M'],
    ])
    const { when } = metrics.forecast
    const enough = (await tableOf('when')).find(([, , percent]) => Number(percent) >= 85)
    assert.equal(enough?.[0], dayAfter(metrics.to, when.p85))
  })

  it('shows a move as soon as it is made', async () => {
    const row = chart('ageing').getByRole('row').filter({ hasText: 'SRE-3F5H' })
    assert.equal(await row.count(), 0)
    await past.choose('Board')
    await wall.drag('SRE-3F5H', wall.column('in-progress'))
    await wall.settlesIn('in-progress', 'SRE-3F5H')
    await past.choose('Flow')
    await chart('ageing')
      .getByRole('button', { name: /^Table: / })
      .click()
    await row.waitFor()
    const { workItemAge } = await told<Metrics>(repository, 'metrics')
    assert.equal(
      await row.locator('td').nth(3).textContent(),
      String(workItemAge.find(({ card }) => card === 'SRE-3F5H')?.days),
    )
  })

  it('has its thieves counted in the header as the command line finds them', async () => {
    await past.choose('Board')
    const neglected = await found('neglected-work')
    assert.ok(neglected.some(({ signal, card }) => signal === 'neglected.untouched' && card === 'SRE-7K9N'))
    await reads('Neglected work', `Neglected work ${neglected.length}: 0 flagged, ${neglected.length} found`)
  })

  it('has a thief flagged from a card as one commit, which the header counts at once', async () => {
    await wall.card('SRE-7K9N').focus()
    await page.keyboard.press('Enter')
    const row = wall.frame.locator('[data-panel="SRE-7K9N"] [data-signal="neglected.untouched"]')
    await row.waitFor()
    const flagged = await oneCommit(repository, () => row.getByRole('button', { name: 'Flag it' }).click())
    assert.deepEqual(flagged.files, [pathOf('SRE-7K9N')])
    assert.deepEqual(flagged.lines, ['+thief: neglected-work'])
    await reads('Neglected work', 'Neglected work 3: 1 flagged, 2 found')
    assert.equal(await wall.card('SRE-7K9N').getAttribute('data-thief'), 'neglected-work')
  })

  it('has a finding muted with a reason, as one commit in board.md, which the header counts at once', async () => {
    await wall.frame.getByRole('button', { name: 'Findings: Neglected work' }).click()
    const row = wall.dialog('Findings: Neglected work').locator('[data-signal="neglected.blockedUntouched"]')
    await row.getByRole('button', { name: 'Mute…' }).click()
    const question = wall.frame.getByRole('dialog', { name: /^Mute: / })
    const muted = await oneCommit(repository, async () => {
      await question.getByRole('textbox', { name: 'Reason' }).fill('The vendor answers in December')
      await page.keyboard.press('Enter')
    })
    assert.deepEqual(muted.files, ['board/board.md'])
    assert.deepEqual(muted.lines, [
      '+mutes:',
      '+  - {signal: neglected.blockedUntouched, card: SRE-6J8M, reason: The vendor answers in December}',
    ])
    await reads('Neglected work', 'Neglected work 2: 1 flagged, 1 found, 1 muted')
    assert.ok((await found('neglected-work')).every(({ signal }) => signal !== 'neglected.blockedUntouched'))
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardsOfSuite } from './aBoard.ts'
import { cardText, designBoard } from './designBoard.ts'

describe('the board on the screen', () => {
  const aBoard = boardsOfSuite()

  it('says what it is and which snapshot it shows', async () => {
    const { page } = await aBoard()
    const main = page.getByRole('main', { name: 'SRE wall' })
    assert.equal(await main.getAttribute('data-rev'), '1')
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'SRE wall')
    assert.match((await page.locator('header').textContent()) ?? '', /main.*Week 47 · day 1 of 5/)
  })

  it('draws each column as a list named after it, with how full it is', async () => {
    const { page, column } = await aBoard()
    const facts = await page
      .locator('[data-column]')
      .evaluateAll((columns) =>
        columns.map((each) => [
          each.getAttribute('data-column'),
          each.getAttribute('data-wip'),
          each.getAttribute('data-count'),
        ]),
      )
    assert.deepEqual(facts, [
      ['backlog', 'none', '4'],
      ['ready', 'under', '4'],
      ['in-progress', 'over', '5'],
      ['review', 'at', '3'],
      ['done', 'none', '2'],
    ])
    assert.equal(await page.getByRole('list', { name: 'In progress', exact: true }).count(), 1)
    assert.match((await column('in-progress').textContent()) ?? '', /5 \/ 4.*over by 1/)
    assert.match((await column('review').textContent()) ?? '', /3 \/ 3.*at limit/)
  })

  it('draws a card as a list item whose name begins with its title', async () => {
    const { card } = await aBoard()
    const blocked = card('SRE-7K3Q')
    assert.equal(await blocked.getAttribute('role'), 'listitem')
    assert.equal(
      await blocked.getAttribute('aria-label'),
      'Replace the VPC peering mesh with a transit gateway, SRE-7K3Q, blocked: Unknown dependencies, ' +
        'Waiting for the network team’s BGP ASN, assigned to Anne Nowak, checklist 2 of 5',
    )
    const hooks = { posinset: '2', setsize: '5' }
    for (const [name, value] of Object.entries(hooks)) assert.equal(await blocked.getAttribute(`aria-${name}`), value)
    assert.equal(await blocked.getAttribute('data-blocked'), 'true')
    assert.equal(await blocked.getAttribute('data-thief'), 'unknown-dependencies')
    assert.equal(await blocked.getAttribute('data-class'), 'standard')
    assert.equal(await blocked.getAttribute('data-pending'), null)
    assert.equal(await card('SRE-ZX31').getAttribute('data-class'), 'expedite')
    assert.equal(await card('SRE-8QWX').getAttribute('data-blocked'), null)
  })

  it('shows the face of the pictures, and nothing for what has no value', async () => {
    const { card } = await aBoard()
    const words = async (id: string): Promise<string> => (await card(id).innerText()).replaceAll(/\s+/g, ' ').trim()
    assert.equal(
      await words('SRE-7K3Q'),
      'Unknown dependencies Waiting for the network team’s BGP ASN → network-team SRE-7K3Q ' +
        'Replace the VPC peering mesh with a transit gateway AN 2/5',
    )
    assert.match(await words('SRE-5HZC'), /fixed-date .* PN due 1 Dec$/)
    assert.equal(await words('SRE-8QWX'), 'SRE-8QWX Chaos experiment: lose one availability zone for an hour #chaos')
  })

  it('marks what is wrong with a card, and says it', async () => {
    const { card } = await aBoard({
      files: {
        ...designBoard,
        'bad-date.md': cardText('ready', 'SRE-DATE', 'A card with a date', 'due: tomorrow'),
        'broken.md': '---\nid: SRE-BRKN\ntitle: Broken\nstatus: ready\nlabels: [a\n---\n',
        'torn.md':
          '---\nid: SRE-TORN\ntitle: Torn\n<<<<<<< HEAD\nstatus: ready\n=======\nstatus: review\n>>>>>>> theirs\n---\n',
      },
    })
    assert.match((await card('SRE-DATE').getAttribute('aria-label')) ?? '', /error: Not a date/)
    assert.match(await card('SRE-DATE').innerText(), /problem/)
    assert.match(await card('SRE-BRKN').innerText(), /cannot be read/)
    assert.match(await card('SRE-TORN').innerText(), /needs merge/)
    assert.match((await card('SRE-TORN').getAttribute('aria-label')) ?? '', /error: /)
  })

  it('counts the thieves of time and the cards', async () => {
    const { page } = await aBoard()
    const thieves = await page.getByRole('list', { name: 'Time thieves' }).getByRole('listitem').allTextContents()
    assert.deepEqual(thieves, [
      'Too much WIP 0',
      'Unknown dependencies 1',
      'Unplanned work 1',
      'Conflicting priorities 1',
      'Neglected work 1',
    ])
    assert.equal(await page.getByText('18 cards · 8 active · SLE 85 % in 10 days').count(), 1)
  })

  it('breaks no rule of the content security policy', async () => {
    const { page, complaints, card } = await aBoard()
    await card('SRE-8QWX').focus()
    for (const key of ['m', 'Escape', 'b', 'Escape', 'a', 'Escape', '?']) {
      await page.keyboard.press(key)
      if (key !== 'Escape') await page.getByRole('dialog').waitFor()
    }
    assert.deepEqual(complaints, [])
  })

  it('asks for a snapshot when a change is not for what it shows', async () => {
    const { send, received, page } = await aBoard()
    await send({ type: 'change', from: 7, rev: 8, change: { cards: {}, order: {}, frame: null } })
    await page.waitForFunction(() => document.querySelector('main')?.dataset['rev'] === '2')
    assert.deepEqual(received, [{ type: 'ready' }, { type: 'ready' }])
  })

  it('paints only the card that has changed', async () => {
    const { page, board, update } = await aBoard()
    await page.evaluate(() => {
      const touched = new Set<string>()
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement
          const card = element?.closest<HTMLElement>('[data-card]')?.dataset['card']
          if (card !== undefined) touched.add(card)
        }
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
      Object.assign(window, { touched })
    })
    board.write('sre-4fgt.md', cardText('in-progress', 'SRE-4FGT', 'Log retention by law', 'rank: aKV'))
    await update()
    await page.getByText('Log retention by law').waitFor()
    assert.deepEqual(await page.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched]), [
      'SRE-4FGT',
    ])
  })

  it('remembers where it was, and the board it is of', async () => {
    const first = await aBoard({ width: 600, height: 400 })
    await first.card('SRE-PW5N').focus()
    await first.page.waitForTimeout(400)
    const remembered = await first.page.evaluate(() => (window as unknown as { remembered(): unknown }).remembered())
    const { wallScroll, columnScroll, current, board } = remembered as Record<string, unknown>
    assert.equal(board, 'file:///home/anne/wall/board')
    assert.equal(current, 'sre-pw5n.md')
    assert.ok((wallScroll as number) > 0)
    assert.ok((columnScroll as Record<string, number>)['in-progress']! > 0)
    const second = await aBoard({ width: 600, height: 400, remembered })
    assert.equal(await second.card('SRE-PW5N').getAttribute('tabindex'), '0')
    assert.equal(await second.page.locator('.wall').evaluate((wall) => wall.scrollLeft), wallScroll)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardText, cardText } from '../repo/wall.ts'
import { commandLineWall } from './commandLineWall.ts'

describe('wtw on the thieves of time', () => {
  const cli = commandLineWall()
  const files = {
    'board/board.md': boardText,
    'board/a.md': '---\nid: SRE-1\nstatus: ready\ntitle: Waits\ndepends_on: [SRE-9]\n---\n',
    'board/b.md': cardText('SRE-2', 'ready', 'a0'),
  }

  it('lists what is found, as one value of the promised shape', async () => {
    cli.on(files)
    const { code, json } = await cli.run('findings', '--json')
    assert.equal(code, 0)
    assert.deepEqual(json, [
      {
        thief: 'unknown-dependencies',
        signal: 'dependencies.dangling',
        card: 'SRE-1',
        column: null,
        person: null,
        evidence: 'SRE-1 depends on what is no card of this board: SRE-9.',
        commit: null,
      },
    ])
  })

  it('shows by a filter what is found, as the wall does', async () => {
    cli.on(files)
    const { json } = await cli.run('show', '--filter', 'thief:unknown-dependencies', '--json')
    assert.deepEqual((json as { filter: unknown }).filter, { shown: 1, hidden: 1 })
    const stale = await cli.run('show', '--filter', 'is:stale', '--json')
    assert.equal(stale.code, 0)
    assert.deepEqual((stale.json as { filter: unknown }).filter, { shown: 0, hidden: 2 })
  })

  it('mutes with a reason, in one commit, and shows again', async () => {
    cli.on(files)
    await cli.granted('mute', 'dependencies.dangling', 'sre-1', '--reason', 'comes next week', '--until', '2126-12-24')
    assert.match(
      cli.wall.read('board/board.md'),
      /- \{signal: dependencies\.dangling, card: SRE-1, reason: comes next week, until: 2126-12-24\}/,
    )
    assert.equal(
      cli.lastMessage().trim(),
      'board: mute dependencies.dangling of SRE-1\n\ncomes next week\n\nMute: dependencies.dangling SRE-1',
    )
    assert.deepEqual((await cli.run('findings', '--json')).json, [])
    assert.match((await cli.run('findings')).out, /^0 findings, 1 muted\n.*Muted until 2126-12-24: comes next week\n$/)
    await cli.granted('undo')
    assert.equal(cli.wall.read('board/board.md'), boardText)
    await cli.granted('redo')
    await cli.granted('mute', 'dependencies.dangling', 'SRE-1', '--none')
    assert.equal(cli.wall.read('board/board.md'), boardText)
  })

  it('refuses what would mean nothing', async () => {
    cli.on(files)
    await cli.refused('invalidValue', 'mute', 'dependencies.danglig', '--reason', 'x')
    await cli.refused('invalidValue', 'mute', 'wip.arrivals', '--reason', 'x', '--until', '2020-01-01')
    await cli.refused('cardNotFound', 'mute', 'neglected.nobody', 'SRE-7', '--reason', 'x')
    assert.equal((await cli.run('mute', 'wip.arrivals')).code, 64)
  })

  it('tells the days that were stolen, by iteration', async () => {
    cli.on(files)
    await cli.run('flag', 'SRE-2', 'unplanned-work')
    assert.match(
      (await cli.run('findings', '--stolen')).out,
      /\n {2}unplanned-work: 0 days, 0 blockers, 1 flag \(SRE-2\)\n/,
    )
    const { json } = await cli.run('findings', '--stolen', '--json')
    assert.equal((json as readonly unknown[]).length, 6)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Signal, signals } from '../../../../src/core/board/signals.ts'
import { findThieves } from '../../../../src/core/flow/findings/findThieves.ts'
import { commitOf, steady } from '../../../fixtures/lives.ts'
import { found, inputOf, type Wall } from './aWall.ts'
import { signalCases } from './signalCases.ts'

/** With one more line in its board.md. */
const saying = (wall: Wall, line: string): Wall => ({ ...wall, head: `${wall.head ?? ''}\n${line}` })

for (const signal of signals) {
  const { wall, about, says, milder, quiet } = signalCases[signal]

  describe(`the signal ${signal}`, () => {
    it('shows, with its evidence', () => {
      const [first, ...more] = found(wall, signal)
      // A person and a person who shares the cards are both over theirs.
      assert.equal(more.length, signal === 'wip.personOver' ? 1 : 0)
      assert.equal(first?.evidence, says)
      assert.equal(first.card ?? first.person ?? first.column, about)
      assert.equal(first.path, first.card === null ? null : `${first.card}.md`)
      assert.equal(first.isMild, signal === 'dependencies.unfinished')
    })

    for (const [where, other] of Object.entries(quiet))
      it(`does not show ${where}`, () => assert.deepEqual(found(other, signal), []))

    it('does not show where it is off', () =>
      assert.deepEqual(found(saying(wall, `findings: {${signal}: off}`), signal), []))

    if (milder !== undefined)
      it(`does not show with ${milder}`, () =>
        assert.deepEqual(found(saying(wall, `findings: {${signal}: ${milder}}`), signal), []))

    it('is counted and not shown while it is muted', () => {
      const { found: all } = findThieves(inputOf(wall))
      const mute = (more: string) => findThieves(inputOf(saying(wall, `mutes: [{signal: ${signal}${more}}]`)))
      const { found: left, muted } = mute('')
      assert.deepEqual(
        left,
        all.filter((finding) => finding.signal !== signal),
      )
      assert.deepEqual(
        muted.map(({ finding }) => finding),
        all.filter((finding) => finding.signal === signal),
      )
      assert.equal(mute(', until: 2026-11-24').muted.length, muted.length, 'on the last day')
      assert.equal(mute(', until: 2026-11-23').muted.length, 0, 'after the last day')
      assert.equal(mute(', card: OTHER').muted.length, 0, 'of another card')
      const [card] = muted.flatMap(({ finding }) => finding.card ?? [])
      if (card !== undefined) assert.equal(mute(`, card: ${card.toLowerCase()}`).muted.length, 1)
    })
  })
}

describe('findings', () => {
  it('name the commit that they show in', () => {
    const commit = (signal: Signal) => found(signalCases[signal].wall, signal)[0]?.commit
    assert.equal(commit('dependencies.foundLate'), commitOf('A', 2))
    assert.equal(commit('priorities.reranked'), commitOf('A', 4))
    assert.equal(commit('neglected.overSle'), commitOf('A', 1))
    assert.equal(commit('unplanned.firstSeenActive'), commitOf('A', 0))
    assert.equal(commit('wip.boardOver'), null)
  })

  it('count the workdays of the team', () => {
    const wall = saying(
      { cards: { A: [...(signalCases['neglected.untouched'].wall.cards['A'] ?? [])] } },
      'iteration: {start: 2026-11-16, days: 7}',
    )
    const [one] = found(saying(wall, 'findings: {neglected.untouched: {days: 3}}'), 'neglected.untouched')
    assert.equal(one?.evidence, 'A has been untouched for 3 workdays, since 19 Nov. (threshold days: 3)')
  })

  it('know that a file which was only formatted is untouched', () => {
    const wall = { cards: { A: [...steady({ ready: '2026-11-02', doing: '2026-11-03' }), { at: '2026-11-23' }] } }
    const [one] = found(wall, 'neglected.untouched')
    assert.equal(one?.evidence, 'A has been untouched for 21 days, since 3 Nov. (threshold days: 5)')
    assert.equal(one.commit, commitOf('A', 1))
  })

  it('judge the share with the planning, where it is known', () => {
    const wall = {
      head: 'iteration: {start: 2026-11-17, days: 14}',
      cards: Object.fromEntries(
        ['A', 'B', 'C', 'D'].map((id) => [id, steady({ ready: '2026-11-02', doing: '2026-11-20' })]),
      ),
    }
    assert.deepEqual(found(wall, 'unplanned.share'), [])
    assert.match(found({ ...wall, planned: ['a', 'b'] }, 'unplanned.share')[0]?.evidence ?? '', /2 were not planned/)
  })

  it('say nothing of a card that was moved since the newest commit, but what the board shows', () => {
    const input = inputOf({ cards: { A: steady({ ready: '2026-11-02', doing: '2026-11-03' }) } })
    const moved = inputOf({ cards: { A: steady({ ready: '2026-11-02', doing: '2026-11-03', review: '2026-11-24' }) } })
    assert.notEqual(findThieves(input).found.length, 0)
    assert.deepEqual(
      findThieves({ ...input, board: moved.board }).found.filter(({ card }) => card === 'A'),
      [],
    )
  })

  it('are none where there is no history, but what the board shows', () => {
    const input = inputOf(signalCases['wip.columnOver'].wall)
    assert.deepEqual(
      findThieves({ ...input, lives: [] }).found.map(({ signal, commit }) => [signal, commit]),
      [
        ['wip.columnOver', null],
        ['wip.boardOver', null],
      ],
    )
  })

  it('are found on a long chain of cards without a ring', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `C${i}`)
    const cards = Object.fromEntries(ids.map((id, i) => [id, [{ at: '2026-11-02', dependsOn: [ids[i + 1] ?? 'C5'] }]]))
    assert.equal(found({ cards }, 'dependencies.cycle').length, 1)
  })
})

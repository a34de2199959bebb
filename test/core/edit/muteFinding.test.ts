import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import { signals } from '../../../src/core/board/signals.ts'
import { ownFieldNames } from '../../../src/core/card/field.ts'
import type { BoardIntent } from '../../../src/core/edit/intent.ts'
import { planInverse } from '../../../src/core/edit/planInverse.ts'
import { afterPlan, boardMd, boardOf, cardFiles, codeOf, type Files } from '../board/boardOf.ts'
import { type AnyBoard, anyBoard } from './columns/anyBoard.ts'
import { afterIntent, planOf } from './planOf.ts'

const mute = (signal: string, card: string | null, reason = 'known', until: string | null = null): BoardIntent => ({
  kind: 'muteFinding',
  signal,
  card,
  reason,
  until,
})
const unmute = (signal: string, card: string | null): BoardIntent => ({ kind: 'unmuteFinding', signal, card })

const cards = cardFiles(['A', 'a'], ['B', 'a'])
const withMutes = (lines: string, body = ''): Files => ({
  ...cards,
  'board.md': boardMd(`columns: [a, b]\n${lines}`, body),
})
const mutesOf = (files: Files) => boardOf(files).workflow.mutes
const text = (files: Files): string => files['board.md'] ?? ''

describe('a mute of a finding', () => {
  const bare = withMutes('limits: {policy: ask} # soft', '## a\nWords.\n')

  it('is said at the end of the front matter, and taken away with its key', () => {
    const one = afterIntent(bare, mute('neglected.untouched', 'a', 'parked: on purpose', '2026-12-24'))
    assert.equal(
      text(one),
      text(bare).replace(
        '# soft\n',
        "# soft\nmutes:\n  - {signal: neglected.untouched, card: A, reason: 'parked: on purpose', until: 2026-12-24}\n",
      ),
    )
    assert.deepEqual(mutesOf(one), [
      { signal: 'neglected.untouched', card: 'A', reason: 'parked: on purpose', until: '2026-12-24' },
    ])
    assert.equal(text(afterIntent(one, unmute('neglected.untouched', 'A'))), text(bare))
  })

  it('comes to those that are there, in their own style', () => {
    const flow = withMutes('mutes: [{signal: wip.arrivals, reason: x}] # all')
    assert.match(
      text(afterIntent(flow, mute('wip.ageRising', null))),
      /^mutes: \[\{signal: wip\.arrivals, reason: x\}, \{signal: wip\.ageRising, reason: known\}\] # all$/m,
    )
    const lines = withMutes('mutes: # ours\n- signal: wip.arrivals # one\n  reason: x\n# end\ntitle: t')
    assert.match(
      text(afterIntent(lines, mute('wip.ageRising', null))),
      /^ {2}reason: x\n- \{signal: wip\.ageRising, reason: known\}\n# end$/m,
    )
    const spread = withMutes('mutes: [\n  {signal: wip.arrivals}, # one\n]')
    assert.deepEqual(mutesOf(afterIntent(spread, mute('wip.ageRising', null))).length, 2)
    for (const empty of ['mutes: []  # none', 'mutes: # none', 'mutes: ~ # none']) {
      const one = afterIntent(withMutes(empty), mute('wip.ageRising', null))
      assert.match(text(one), /# none/)
      assert.equal(mutesOf(one).length, 1, empty)
    }
  })

  it('is said anew where it is there already, whatever else it says', () => {
    const files = withMutes('mutes:\n  - signal: neglected.nobody\n    card: a # that one\n    until: 2026-12-01\n')
    const again = afterIntent(files, mute('neglected.nobody', 'A', 'it is me', '2026-12-24'))
    assert.deepEqual(mutesOf(again), [
      { signal: 'neglected.nobody', card: 'a', reason: 'it is me', until: '2026-12-24' },
    ])
    assert.match(text(again), /card: a # that one\n {4}until: 2026-12-24\n {4}reason: it is me/)
    const forGood = afterIntent(again, mute('neglected.nobody', 'A', 'it is me'))
    assert.equal(mutesOf(forGood)[0]?.until, null)
    const plan = planOf(forGood, mute('neglected.nobody', 'A', 'it is me'))
    assert.equal(plan.kind === 'plan' && plan.edits.length, 0)
  })

  it('leaves those of other cards and signals', () => {
    const files = withMutes(
      'mutes:\n  # first\n  - {signal: wip.arrivals}\n  # second\n  - {signal: neglected.nobody, card: A}\n  - {signal: neglected.nobody}',
    )
    assert.match(
      text(afterIntent(files, unmute('neglected.nobody', 'a'))),
      /# first\n {2}- \{signal: wip\.arrivals\}\n {2}- \{signal: neglected\.nobody\}\n---/,
    )
    const one = planOf(files, unmute('neglected.nobody', 'B'))
    assert.equal(one.kind === 'plan' && one.edits.length, 0)
    const flow = withMutes('mutes: [{signal: wip.arrivals}, {signal: neglected.nobody}]')
    assert.match(text(afterIntent(flow, unmute('neglected.nobody', null))), /mutes: \[\{signal: wip\.arrivals\}\]/)
    assert.match(text(afterIntent(flow, unmute('wip.arrivals', null))), /mutes: \[\{signal: neglected\.nobody\}\]/)
  })

  it('says in its commit what and why', () => {
    const plan = planOf(bare, mute('neglected.nobody', 'A', 'we share it'))
    assert.ok(plan.kind === 'plan')
    assert.deepEqual(
      [plan.subject, plan.body, plan.trailers],
      ['board: mute neglected.nobody of A', 'we share it', [{ key: 'Mute', value: 'neglected.nobody A' }]],
    )
  })

  it('is refused where it would mean nothing', () => {
    assert.equal(codeOf(planOf(bare, mute('neglected.nobdy', null))), 'invalidValue')
    assert.equal(codeOf(planOf(bare, mute('neglected.nobody', null, ' '))), 'invalidValue')
    assert.equal(codeOf(planOf(bare, mute('neglected.nobody', null, 'a\nb'))), 'invalidValue')
    assert.equal(codeOf(planOf(bare, mute('neglected.nobody', null, 'x', '2026-02-30'))), 'invalidValue')
    assert.equal(codeOf(planOf(bare, mute('neglected.nobody', null, 'x', '2026-11-21'))), 'invalidValue')
    assert.equal(codeOf(planOf(bare, mute('neglected.nobody', 'Z'))), 'cardNotFound')
    const odd = withMutes('mutes: [{signal: neglected.nobody}, {card: A}]')
    assert.equal(codeOf(planOf(odd, mute('wip.arrivals', null))), 'cannotSplice')
  })
})

/** Any board.md with any mutes of these cards in it, or none. */
const anyMuted: fc.Arbitrary<AnyBoard> = fc
  .record({
    board: anyBoard,
    style: fc.constantFrom('none', 'empty', 'nothing', 'flow', 'block', 'long'),
    about: fc.uniqueArray(fc.constantFrom('wip.arrivals', 'neglected.nobody', 'wip.columnOver'), { minLength: 1 }),
    card: fc.constantFrom('', ', card: A', ", card: 'b' "),
  })
  .map(({ board, style, about, card }) => {
    const { text, below, eol } = board
    const items = about.map((signal) => `{signal: ${signal}${card}}`)
    const long = items.flatMap((item) => [`  # about ${item.length}`, `  - ${item} # said`])
    const lines = {
      none: [],
      empty: ['mutes: [ ]  # none yet'],
      nothing: ['mutes:'],
      flow: [`mutes: [${items.join(', ')}] # all`],
      block: ['mutes:', ...about.map((signal) => `- signal: ${signal}`)],
      long: ['mutes: # ours', ...long],
    }[style]
    const at = text.length - below.length
    return { ...board, text: text.slice(0, at) + lines.map((line) => line + eol).join('') + text.slice(at) }
  })

describe('a mute in any board.md', () => {
  it('is all that changes, and can be taken back to the byte', () => {
    const anyIntent = fc
      .record({
        isMute: fc.boolean(),
        signal: fc.constantFrom(...signals),
        isKnown: fc.boolean(),
        card: fc.constantFrom(null, 'A', 'B'),
        reason: fc.constantFrom('known', "It's: so", '# 1', 'yes', '{a}, [b]', 'Ä 🧱'),
        until: fc.constantFrom(null, '2026-12-24'),
      })
      .map(({ isMute, signal, isKnown, card, reason, until }): BoardIntent => {
        const about = isKnown ? 'neglected.nobody' : signal
        return isMute ? mute(about, card, reason, until) : unmute(about, card)
      })
    let granted = 0
    fc.assert(
      fc.property(anyMuted, anyIntent, (board, intent) => {
        const files = { ...cards, 'board.md': board.text }
        const before = parseWorkflow(board.text, 'board')
        assert.equal(before.isBroken, false)
        const plan = planOf(files, intent)
        assert.equal(plan.kind, 'plan', plan.kind === 'refusal' ? plan.message : '')
        const after = text(afterPlan(files, plan))
        if (after === board.text) return
        granted++
        const { mutes: _, problems: _p, ...rest } = parseWorkflow(after, 'board')
        const { mutes: _m, problems: _q, ...was } = before
        assert.deepEqual(rest, was)
        assert.doesNotMatch(after, board.eol === '\n' ? /\r/ : /(?<!\r)\n/)
        const kept = board.text.split(board.eol).filter((line) => !/mutes:|signal:|# about \d\d/.test(line))
        const lines = after.split(board.eol)
        assert.deepEqual(
          lines.filter((line) => kept.includes(line)),
          kept.filter((line) => lines.includes(line)),
        )
        assert.ok(kept.every((line) => lines.includes(line)))
        const undo = planInverse(
          [{ path: 'board.md', before: board.text, after }],
          { commit: null, subject: 'board: x', kind: 'undo' },
          ownFieldNames,
        )
        assert.equal(text(afterPlan({ ...cards, 'board.md': after }, undo)), board.text)
      }),
      { numRuns: 400 },
    )
    assert.ok(granted > 150, `only ${granted}`)
  })
})

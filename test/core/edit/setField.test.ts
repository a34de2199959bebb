import assert from 'node:assert/strict'
import type { PlainField } from '../../../src/core/edit/intent.ts'
import type { Value } from '../../../src/core/card/field.ts'
import { boardOf, cardFiles, codeOf, type Files, smallBoard } from '../board/boardOf.ts'
import { afterIntent, planOf } from './planOf.ts'

const files: Files = {
  'board.md': smallBoard,
  ...cardFiles(
    ['A', 'todo', 'labels: [network, "dns"] # two', 'due: 2026-12-01', 'depends_on: B', 'team: sre'],
    ['B', 'todo'],
    ['C', 'todo', "labels:\n  - '#one'\n  - '#two' # second"],
  ),
}
const set = (card: string, field: PlainField, value: Value) => ({ kind: 'setField', card, field, value }) as const
const after = (card: string, field: PlainField, value: Value): string =>
  afterIntent(files, set(card, field, value))[`${card}.md`] ?? ''
const subjectOf = (card: string, field: PlainField, value: Value): string => {
  const plan = planOf(files, set(card, field, value))
  return plan.kind === 'plan' ? plan.subject : plan.message
}

describe('setting a field', () => {
  it("writes a list in the file's own style", () => {
    assert.match(after('A', 'labels', ['network', 'cdn']), /^labels: \[network, "cdn"\] # two$/m)
    assert.match(after('A', 'depends_on', ['B', 'c']), /^depends_on: \[B, C\]$/m)
    assert.match(
      after('C', 'labels', ['one', 'two', '#three']),
      /labels:\n {2}- '#one'\n {2}- '#two' # second\n {2}- '#three'\n/,
    )
    assert.match(after('B', 'skills', ['go', 'Go', 'ops']), /^skills: \[go, ops\]$/m)
  })

  it('writes a text and a date as they are', () => {
    assert.match(after('B', 'due', '2026-12-24'), /^due: 2026-12-24$/m)
    assert.match(after('A', 'team', 'Network & DNS'), /^team: Network & DNS$/m)
    assert.match(after('B', 'demo', 'yes'), /^demo: 'yes'$/m)
  })

  it('takes the key away with nothing', () => {
    for (const value of [null, '', ' ', []]) assert.doesNotMatch(after('A', 'due', value), /due/)
    for (const value of [null, [], ['']]) assert.doesNotMatch(after('A', 'labels', value), /labels/)
  })

  it('changes nothing where it says so already', () => {
    for (const intent of [
      set('A', 'labels', ['NETWORK', '#dns']),
      set('A', 'due', '2026-12-01'),
      set('B', 'team', null),
    ]) {
      const plan = planOf(files, intent)
      assert.deepEqual(plan.kind === 'plan' && plan.edits, [])
    }
  })

  it('says what it does', () => {
    assert.equal(subjectOf('A', 'due', '2026-12-24'), 'board: set due of A to 2026-12-24')
    assert.equal(subjectOf('A', 'labels', ['a', 'b', 'c', 'd']), 'board: label A a, b, c and 1 more')
    assert.equal(subjectOf('A', 'labels', []), 'board: clear labels of A')
    assert.equal(subjectOf('A', 'demo', 'x'.repeat(50)), 'board: set demo of A')
  })

  it('lets a dependency through that is not there, which the board then says', () => {
    const board = boardOf(afterIntent(files, set('B', 'depends_on', ['SRE-9999'])))
    assert.ok(board.problems.some(({ code, path }) => code === 'danglingId' && path === 'B.md'))
  })

  it('refuses what cannot be', () => {
    for (const intent of [
      set('A', 'due', '2026-02-30'),
      set('A', 'depends_on', ['a']),
      set('A', 'depends_on', ['../x']),
      set('A', 'labels', ['a\nb']),
      set('A', 'team', 'a\u0007'),
      set('A', 'demo', 'x'.repeat(501)),
    ])
      assert.equal(codeOf(planOf(files, intent)), 'invalidValue')
    assert.equal(codeOf(planOf(files, set('nobody', 'due', null))), 'cardNotFound')
  })
})

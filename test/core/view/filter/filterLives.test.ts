import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { parseWorkflow } from '../../../../src/core/board/parseWorkflow.ts'
import type { CardAge } from '../../../../src/core/flow/cardAges.ts'
import { filterLives } from '../../../../src/core/view/filter/filterLives.ts'
import { lifeOf } from '../../../fixtures/lives.ts'
import { boardMd } from '../../board/boardOf.ts'

const workflow = parseWorkflow(
  boardMd(`
columns: [{id: todo, name: To do}, {id: doing, name: In progress, started: true}, {id: done, finished: true}]
people: {anne: {name: Anne Nowak, email: anne@example.com}}
thieves: {vendor-wait: Waiting for a supplier}`),
  'board',
)

const lives = [
  lifeOf(workflow, 'A-1', [{ at: '2026-11-02', title: 'Größere Übersicht', assignees: ['anne'], labels: ['net'] }]),
  lifeOf(workflow, 'A-2', [
    { at: '2026-11-02', to: 'doing', classOfService: 'expedite' },
    { at: '2026-11-03', block: { thief: 'vendor-wait', reason: 'A part' } },
  ]),
  lifeOf(workflow, 'A-3', [
    { at: '2026-11-02', to: 'doing', assignees: ['zoe'] },
    { at: '2026-11-03', to: 'done' },
    { at: '2026-11-04', to: null },
  ]),
  lifeOf(workflow, 'A-4', [
    { at: '2026-11-02', to: 'doing' },
    { at: '2026-11-03', to: null },
  ]),
]

const age = { days: 15, column: 'doing', columnDays: 15, band: null, passed: null, isStale: true, blockedDays: null }
const ages = (): ReadonlyMap<string, CardAge> => new Map([['A-2', age]])

const context = { workflow, user: { name: null, email: 'anne@example.com' }, today: '2026-11-16', ages }

function found(filter: string): string {
  const { isShown, remarks, counts } = filterLives(lives, context, filter)
  const ids = lives.filter((_, i) => isShown[i]).map(({ card }) => card)
  assert.deepEqual(counts, { shown: ids.length, hidden: lives.length - ids.length })
  return [...ids, ...remarks.map(({ message, isIgnored }) => `${isIgnored ? 'ignored' : 'told'}: ${message}`)].join(' ')
}

describe('A filter over lives', () => {
  it('finds cards by their newest state, as the wall finds its cards', () => {
    assert.equal(found('@anne'), 'A-1')
    assert.equal(found('is:mine'), 'A-1')
    assert.equal(found('ubersicht'), 'A-1')
    assert.equal(found('#net'), 'A-1')
    assert.equal(found('"anne nowak"'), 'A-1')
    assert.equal(found('class:expedite thief:vendor is:blocked'), 'A-2')
    assert.equal(found('-@anne -@zoe'), 'A-2 A-4')
    assert.equal(found('is:stale'), 'A-2')
    assert.equal(found('-is:stale'), 'A-1 A-3 A-4')
    assert.equal(found(''), 'A-1 A-2 A-3 A-4')
  })

  it('finds what was archived: the finished in their column, the others in none', () => {
    assert.equal(found('@zoe'), 'A-3')
    assert.equal(found('column:done'), 'A-3')
    assert.equal(found('column:doing'), 'A-2')
    assert.equal(found('is:active'), 'A-2')
  })

  it('says what means nothing, and what the past does not keep', () => {
    assert.equal(found('@nora'), 'told: @nora is nobody on this board.')
    assert.equal(
      found('foo:bar'),
      'A-1 A-2 A-3 A-4 ignored: “foo:bar” is no token; in quotes it is searched for as text.',
    )
    assert.equal(
      found('is:pend -is:problem @anne'),
      [
        'A-1',
        'ignored: is:pend is about the wall of this moment: no history keeps it.',
        'ignored: -is:problem is about the wall of this moment: no history keeps it.',
      ].join(' '),
    )
  })
})

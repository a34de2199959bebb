import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Edit } from '../../../src/core/card/edit.ts'
import { applyPlan, imposePlan, isRefusal, type PlacedPlan } from '../../../src/repo/commit/applyPlan.ts'
import { self } from '../../../src/repo/commit/holder.ts'
import type { JournalEntry } from '../../../src/repo/commit/journal.ts'
import { standingPlan } from '../../../src/repo/commit/standing.ts'
import { cardText, moveEdit, otherText, planOf } from '../../fixtures/writerRepository.ts'

const placed = (...edits: readonly Edit[]): PlacedPlan => ({ plan: planOf(edits), prefix: '' })
const entry = (...edits: readonly Edit[]): JournalEntry => ({
  ...placed(...edits),
  ...{ id: 'x', suffix: '', batch: null, owner: self(), files: [], inEditor: [] },
  ...{ isWritten: true, begun: null, cancels: null },
})
const at = (status: string, text = cardText): string => text.replace('status: ready', `status: ${status}`)

describe('A plan on one version of its files', () => {
  it('applies where the version says what the plan takes for given, and is refused elsewhere', () => {
    const plan = placed(moveEdit('ready', 'doing'))
    assert.deepEqual(applyPlan(plan, new Map([['a.md', cardText]])), new Map([['a.md', at('doing')]]))
    assert.ok(isRefusal(applyPlan(plan, new Map([['a.md', at('review')]]))))
  })

  it('imposed on HEAD or the index has the newest word there', () => {
    const plan = placed(moveEdit('ready', 'doing'))
    assert.deepEqual(imposePlan(plan, new Map([['a.md', at('review')]]), 'git'), new Map([['a.md', at('doing')]]))
    assert.ok(isRefusal(imposePlan(plan, new Map([['a.md', null]]), 'git')))
  })

  it('finds a card that it also renames, before and after', () => {
    const plan = placed(moveEdit('ready', 'doing'), { kind: 'rename', path: 'a.md', to: 'archive/a.md' })
    const after = new Map([
      ['a.md', null],
      ['archive/a.md', at('doing')],
    ])
    assert.deepEqual(applyPlan(plan, new Map([['a.md', cardText]])), after)
    assert.deepEqual(applyPlan(plan, after), after)
  })
})

describe('What still stands of a pending change', () => {
  it('is all of it while the disk holds it', () => {
    assert.notEqual(standingPlan(entry(moveEdit('ready', 'doing')), [], new Map([['a.md', at('doing')]])), null)
  })

  it('is nothing once the disk holds it no more', () => {
    assert.equal(standingPlan(entry(moveEdit('ready', 'doing')), [], new Map([['a.md', cardText]])), null)
  })

  it('is all of it where a later change has built upon it', () => {
    const later = [entry(moveEdit('doing', 'review'))]
    assert.notEqual(standingPlan(entry(moveEdit('ready', 'doing')), later, new Map([['a.md', at('review')]])), null)
    const renamed = [entry({ kind: 'rename', path: 'a.md', to: 'b.md' })]
    assert.notEqual(standingPlan(entry({ kind: 'create', path: 'a.md', text: cardText }), renamed, new Map()), null)
  })

  it('is the part that the user has not thrown away', () => {
    const both = entry(moveEdit('ready', 'doing'), moveEdit('ready', 'doing', 'b.md'))
    const disk = new Map([
      ['a.md', at('doing')],
      ['b.md', otherText],
    ])
    assert.deepEqual(standingPlan(both, [], disk)?.plan.edits, [moveEdit('ready', 'doing')])
  })
})

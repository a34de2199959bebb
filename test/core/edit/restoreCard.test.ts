import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Plan, Refusal } from '../../../src/core/card/edit.ts'
import type { PlanContext } from '../../../src/core/edit/planContext.ts'
import { planIntent } from '../../../src/core/edit/planIntent.ts'
import { afterPlan, boardOf, cardFiles, codeOf, type Files, smallBoard } from '../board/boardOf.ts'
import { trailersOf } from './planOf.ts'

const commit = 'a'.repeat(40)
const today = '---\nid: A\nstatus: doing # now\ntitle: "New"\nextra: 1\n---\nNew text.\n'
const then = "---\nid: A\nstatus: todo\ntitle: 'Old'\nlabels: [x]\n---\nOld text.\n\n- [ ] one\n"
const files: Files = { 'board.md': smallBoard, 'A.md': today }

interface Case {
  readonly of?: Files
  readonly card?: string
  readonly path?: string
  readonly reason?: string | null
  readonly archived?: NonNullable<PlanContext['old']>['archived']
}

function restore(
  text: string | null,
  { of = files, card = 'A', path = 'A.md', reason = null, archived = null }: Case = {},
): Plan | Refusal {
  const context = { today: '2026-11-22', knownIds: new Set<string>(), random: [], old: { text, archived } }
  return planIntent({ kind: 'restoreCard', card, commit, path, reason }, boardOf(of), context)
}

describe('restoring a card', () => {
  it('writes every byte that the card had then, as a change that names the commit', () => {
    const plan = restore(then)
    assert.equal(afterPlan(files, plan)['A.md'], then)
    assert.ok(plan.kind === 'plan')
    assert.deepEqual([plan.subject, plan.body], ['board: restore A as of aaaaaaa', 'Old'])
    assert.deepEqual(trailersOf(plan), ['From: doing', 'To: todo', `Restores: ${commit}`])
  })

  it('changes nothing where nothing is different', () => {
    const plan = restore(today)
    assert.ok(plan.kind === 'plan' && plan.edits.length === 0)
  })

  it('keeps the id and the file of today', () => {
    const renamed = { 'board.md': smallBoard, 'new.md': today.replace('id: A', 'id: "B"') }
    const after = afterPlan(renamed, restore(then, { of: renamed, card: 'b', path: 'old/A.md' }))
    assert.deepEqual(Object.keys(after).sort(), ['board.md', 'new.md'])
    assert.equal(after['new.md'], then.replace('id: A', 'id: B'))
  })

  it('keeps the line ends of the file, where it has one kind of them', () => {
    const windows = { ...files, 'A.md': today.replaceAll('\n', '\r\n') }
    assert.equal(afterPlan(windows, restore(then, { of: windows }))['A.md'], then.replaceAll('\n', '\r\n'))
    assert.equal(afterPlan(files, restore(then.replaceAll('\n', '\r\n')))['A.md'], then)
  })

  it('leaves the card in its column where the old one is no more', () => {
    const plan = restore(then.replace('status: todo', 'status: gone'))
    assert.match(afterPlan(files, plan)['A.md'] ?? '', /^status: doing$/m)
    assert.deepEqual(trailersOf(plan), [`Restores: ${commit}`])
  })

  it('meets the limits as a move does', () => {
    const full = {
      ...files,
      'A.md': today.replace('doing # now', 'todo'),
      ...cardFiles(['D', 'doing'], ['E', 'doing']),
    }
    const old = then.replace('status: todo', 'status: doing')
    assert.equal(codeOf(restore(old, { of: full })), 'reasonRequired')
    assert.deepEqual(trailersOf(restore(old, { of: full, reason: 'needed' })), [
      'From: todo',
      'To: doing',
      `Restores: ${commit}`,
      'Over-limit: doing 3 of 2',
      'Reason: needed',
    ])
  })

  it('brings back a card that is gone, under its path, or another one where that is taken', () => {
    const empty = { 'board.md': smallBoard }
    assert.equal(afterPlan(empty, restore(then, { of: empty }))['A.md'], then)
    const taken = { ...empty, ...cardFiles(['B', 'todo']) }
    const after = afterPlan(taken, restore(then, { of: taken, path: 'B.md' }))
    assert.deepEqual([after['A.md'], after['B.md']], [then, taken['B.md' as keyof typeof taken]])
  })

  it('takes a card out of the archive, where it is there', () => {
    const archived = { path: 'archive/A.md', text: today }
    const withArchive = { 'board.md': smallBoard, 'archive/A.md': today }
    const after = afterPlan(withArchive, restore(then, { of: withArchive, archived }))
    assert.deepEqual([after['A.md'], after['archive/A.md']], [then, undefined])
  })

  it('mends a card that cannot be read any more', () => {
    const broken = { ...files, 'A.md': '---\nid: A\nstatus: [\n---\n' }
    assert.equal(afterPlan(broken, restore(then, { of: broken }))['A.md'], then)
  })

  it('refuses what was not there, and what could not be read', () => {
    assert.equal(codeOf(restore(null)), 'cardNotFound')
    assert.equal(codeOf(restore('no card')), 'cardNotFound')
    assert.equal(codeOf(restore('---\nid: A\nlabels: [\n---\n')), 'cardUnreadable')
  })
})

import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { BoardIntent } from '../../../src/core/edit/intent.ts'
import { type FileChange, planInverse } from '../../../src/core/edit/planInverse.ts'
import { afterPlan, boardOf, cardFiles, codeOf, type Files, smallBoard } from '../board/boardOf.ts'
import { afterIntent, planOf } from './planOf.ts'

const undone = { commit: 'c0ffee', subject: 'board: move A to Review', kind: 'undo' } as const

const files: Files = {
  'board.md': smallBoard,
  ...cardFiles(
    ['A', 'todo', 'rank: a0', 'assignees: anne # hers', 'blocked: late', 'thief: neglected-work', 'priority: high'],
    ['B', 'doing', 'class: expedite', 'labels: [x]'],
    ['U', 'review'],
    ['V', 'review'],
  ),
  'T.md': '---\nid: T\nstatus: todo\n---\n- [ ] a\n- [x] b\n- [ ] a\n- [ ] a\n',
}
const { fieldNames } = boardOf(files).workflow

/** What a change did, as the repository would say it. */
const changesOf = (before: Files, after: Files): readonly FileChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((path) => ({ path, before: before[path] ?? null, after: after[path] ?? null }))
    .filter((file) => file.before !== file.after)

const granted: readonly BoardIntent[] = [
  { kind: 'moveCard', card: 'A', to: 'review', place: { after: 'V' }, reason: 'why' },
  { kind: 'moveCard', card: 'B', to: 'done', place: 'top', reason: null },
  { kind: 'addCard', title: 'New', column: null, assignees: [], classOfService: null, labels: [], reason: null },
  { kind: 'retitleCard', card: 'A', title: 'Other' },
  { kind: 'assignCard', card: 'A', assignees: ['bob'], reason: null },
  { kind: 'assignCard', card: 'B', assignees: ['bob', 'cy'], reason: null },
  { kind: 'blockCard', card: 'B', thief: 'neglected-work', reason: 'waits', on: 'C' },
  { kind: 'unblockCard', card: 'A' },
  { kind: 'flagThief', card: 'B', thief: 'unplanned-work' },
  { kind: 'flagThief', card: 'A', thief: null },
  { kind: 'setClassOfService', card: 'B', classOfService: 'standard', reason: null },
  { kind: 'archiveCard', card: 'B' },
  { kind: 'setField', card: 'B', field: 'labels', value: ['y', 'x'] },
  { kind: 'setField', card: 'B', field: 'due', value: '2026-12-01' },
  { kind: 'tickTask', card: 'T', line: '- [ ] a', nth: 1, isDone: true },
  { kind: 'duplicateCard', card: 'B', reason: 'twice' },
  { kind: 'renameColumn', column: 'doing', name: 'Now' },
  { kind: 'limitColumn', column: 'doing', limit: null },
  { kind: 'addColumn', name: 'Testing', after: 'doing' },
  { kind: 'moveColumn', column: 'doing', after: 'review' },
  { kind: 'removeColumn', column: 'review', cardsTo: 'doing' },
  { kind: 'saveView', name: 'Mine', filter: '@anne' },
  { kind: 'muteFinding', signal: 'wip.arrivals', card: null, reason: 'known', until: null },
  { kind: 'muteFinding', signal: 'neglected.nobody', card: 'A', reason: 'known', until: '2026-12-24' },
  {
    kind: 'batch',
    intents: [
      { kind: 'setField', card: 'A', field: 'team', value: 'sre' },
      { kind: 'tickTask', card: 'T', line: '- [x] b', nth: 0, isDone: false },
      { kind: 'setField', card: 'T', field: 'team', value: 'sre' },
      { kind: 'archiveCard', card: 'U' },
    ],
    reason: null,
  },
]

describe('taking a change back', () => {
  for (const intent of granted) {
    it(`undoes ${intent.kind}, and the undo of that brings it back`, () => {
      const after = afterIntent(files, intent)
      const undo = planInverse(changesOf(files, after), undone, fieldNames)
      const restored = afterPlan(after, undo)
      assert.deepEqual(restored, files)
      const redo = planInverse(changesOf(after, restored), { ...undone, kind: 'redo' }, fieldNames)
      assert.deepEqual(afterPlan(restored, redo), after)
    })
  }

  it('keeps what happened since in other keys', () => {
    const moved = afterIntent(files, { kind: 'moveCard', card: 'A', to: 'doing', place: 'top', reason: null })
    const undo = planInverse(changesOf(files, moved), undone, fieldNames)
    const retitled = afterIntent(moved, { kind: 'retitleCard', card: 'A', title: 'Later' })
    assert.equal(afterPlan(retitled, undo)['A.md'], files['A.md']?.replace('Card A', 'Later'))
  })

  it('never asks a limit', () => {
    const full = { ...files, ...cardFiles(['C', 'review'], ['D', 'review']) }
    const after = afterIntent(full, { kind: 'moveCard', card: 'C', to: 'done', place: 'top', reason: null })
    assert.equal(planInverse(changesOf(full, after), undone, fieldNames).kind, 'plan')
  })

  it('says what it takes back', () => {
    const after = afterIntent(files, { kind: 'moveCard', card: 'B', to: 'done', place: 'top', reason: null })
    const plan = planInverse(changesOf(files, after), undone, fieldNames)
    assert.equal(plan.kind, 'plan')
    assert.equal(plan.subject, 'board: undo move A to Review')
    assert.equal(plan.body, 'Card B')
    assert.deepEqual(plan.cards, ['B'])
    assert.deepEqual(plan.trailers, [
      { key: 'Card', value: 'B' },
      { key: 'Undoes', value: 'c0ffee' },
    ])
    const changes = changesOf(after, files)
    const redo = planInverse(changes, { commit: null, subject: plan.subject, kind: 'redo' }, fieldNames)
    assert.deepEqual(redo.kind === 'plan' && [redo.subject, redo.trailers], [
      'board: redo move A to Review',
      [{ key: 'Card', value: 'B' }],
    ])
  })

  it('follows a card into another folder by its id, where its text changed too', () => {
    const after = { 'archive/B.md': files['B.md']?.replace('Card B', 'Renamed') ?? '' }
    const plan = planInverse(changesOf({ 'B.md': files['B.md'] ?? '' }, after), undone, fieldNames)
    assert.deepEqual(afterPlan(after, plan), { 'B.md': files['B.md'] })
  })

  it('refuses where there is nothing of the board in it', () => {
    assert.equal(codeOf(planInverse([], undone, fieldNames)), 'nothingToUndo')
    const same = [{ path: 'A.md', before: files['A.md'] ?? '', after: files['A.md'] ?? '' }]
    assert.equal(codeOf(planInverse(same, undone, fieldNames)), 'nothingToUndo')
  })

  it('refuses to take back half of a change', () => {
    const text = files['A.md'] ?? ''
    for (const after of [
      text.replace('Text.', 'Another body.'),
      text.replace('high', 'low'),
      text.replace('# hers', '# his'),
      text.replace('todo', 'doing').replace('high', 'low'),
      text.replace('title:', 'title: ['),
      'No card any more.\n',
    ]) {
      const plan = planInverse([{ path: 'A.md', before: text, after }], undone, fieldNames)
      assert.equal(codeOf(plan), 'cannotSplice', after)
    }
  })

  it('undoes any sequence of changes, the newest first', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...granted), { maxLength: 6 }), (intents) => {
        const past: (readonly FileChange[])[] = []
        let now = files
        for (const intent of intents) {
          const plan = planOf(now, intent)
          if (plan.kind === 'refusal' || plan.edits.length === 0) continue
          const before = now
          now = afterPlan(now, plan)
          past.push(changesOf(before, now))
        }
        for (const changes of past.reverse()) now = afterPlan(now, planInverse(changes, undone, fieldNames))
        assert.deepEqual(now, files)
      }),
      { numRuns: 30 },
    )
  })
})

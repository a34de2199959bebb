import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseWorkflow } from '../../../../src/core/board/parseWorkflow.ts'
import type { Workflow } from '../../../../src/core/board/workflow.ts'
import { ownFieldNames } from '../../../../src/core/card/field.ts'
import type { ColumnIntent } from '../../../../src/core/edit/intent.ts'
import { planInverse } from '../../../../src/core/edit/planInverse.ts'
import { afterPlan, boardOf } from '../../board/boardOf.ts'
import { planOf } from '../planOf.ts'
import { type AnyBoard, anyBoard } from './anyBoard.ts'

const anyName = fc.constantFrom('Fresh', 'Ready: now', "It's", '#1', 'yes', '2026', 'Ä 🧱', '- x', '{a}', ' padded ')

const intentKinds = ['renameColumn', 'limitColumn', 'addColumn', 'moveColumn', 'removeColumn'] as const
const anyIntent = ({ ids }: AnyBoard): fc.Arbitrary<ColumnIntent> =>
  fc
    .record({
      kind: fc.constantFrom(...intentKinds),
      column: fc.constantFrom(...ids),
      after: fc.constantFrom(null, ...ids),
      limit: fc.option(fc.integer({ min: 1, max: 20 })),
      name: anyName,
    })
    .map(({ kind, column, after, limit, name }): ColumnIntent => {
      switch (kind) {
        case 'renameColumn':
          return { kind, column, name }
        case 'limitColumn':
          return { kind, column, limit }
        case 'addColumn':
          return { kind, name, after }
        case 'moveColumn':
          return { kind, column, after }
        case 'removeColumn':
          return { kind, column, cardsTo: null }
      }
    })

interface Said {
  readonly id: string
  readonly name: string
  readonly wip: number | null
  readonly isQueue: boolean
}

const saidBy = ({ columns }: Workflow): readonly Said[] =>
  columns.map(({ id, name, wipLimit, isQueue }) => ({ id, name, wip: wipLimit, isQueue }))

/** What the columns shall be after a wish, without the code that is tried. */
function meant(before: readonly Said[], after: readonly Said[], intent: ColumnIntent): readonly Said[] {
  switch (intent.kind) {
    case 'renameColumn':
      return before.map((one) => (one.id === intent.column ? { ...one, name: intent.name.trim() } : one))
    case 'limitColumn':
      return before.map((one) => (one.id === intent.column ? { ...one, wip: intent.limit } : one))
    case 'removeColumn':
      return before.filter(({ id }) => id !== intent.column)
    case 'addColumn':
    case 'moveColumn': {
      const known = new Set(before.map(({ id }) => id))
      const id = intent.kind === 'moveColumn' ? intent.column : after.find((one) => !known.has(one.id))?.id
      assert.ok(id !== undefined, 'the new column is there')
      const fresh = intent.kind === 'addColumn' ? { id, name: intent.name.trim(), wip: null, isQueue: false } : null
      const one = fresh ?? before.find((column) => column.id === id)
      const others = before.filter((column) => column.id !== id)
      const at = intent.after === null ? 0 : others.findIndex((column) => column.id === intent.after) + 1
      assert.ok(one)
      return others.toSpliced(at, 0, one)
    }
  }
}

/** What the workflow says beside the columns themselves. */
function rest({ columns, startedPoint, finishedPoint, committedPoint, problems: _, ...more }: Workflow): unknown {
  return { ...more, started: columns[startedPoint]?.id, finished: columns[finishedPoint]?.id, committedPoint }
}

const notes = (text: string): readonly string[] => (text.match(/# about \d/g) ?? []).sort()

function assertBytes({ text, above, below, eol, ids }: AnyBoard, after: string, intent: ColumnIntent): void {
  assert.ok(after.startsWith(above), 'what stands above the columns is as it was')
  assert.ok(after.endsWith(below), 'what stands below the columns is as it was')
  const strange = eol === '\n' ? /\r/ : /(?<!\r)\n/
  assert.doesNotMatch(after, strange, 'all lines end as they did')
  // What is said about a column that goes may go with it.
  const own = intent.kind === 'removeColumn' ? `# about ${ids.indexOf(intent.column)}` : ''
  const others = (all: string): readonly string[] => notes(all).filter((note) => note !== own)
  assert.deepEqual(others(after), others(text), 'the comments stay')
  const lines = after.split(eol)
  if (intent.kind !== 'addColumn' && intent.kind !== 'limitColumn' && intent.kind !== 'renameColumn') return
  const gone = text.split(eol).filter((line) => !lines.includes(line))
  // The column itself, and those whose mark had to be written because their place says it no longer.
  assert.ok(gone.length <= (intent.kind === 'addColumn' ? 2 : 1), `${gone.length} lines are gone`)
}

const anyCase = anyBoard.chain((board) => fc.record({ board: fc.constant(board), intent: anyIntent(board) }))

describe('a wish about the columns of any board.md', () => {
  it('says exactly what was meant, keeps every other byte, and can be taken back to the byte', () => {
    let granted = 0
    const runs = 400
    fc.assert(
      fc.property(anyCase, ({ board, intent }) => {
        const files = { 'board.md': board.text }
        const before = parseWorkflow(board.text, 'board')
        assert.deepEqual([before.isBroken, saidBy(before).length], [false, board.ids.length])
        const plan = planOf(files, intent)
        if (plan.kind === 'refusal') return
        const text = afterPlan(files, plan)['board.md'] ?? ''
        const after = parseWorkflow(text, 'board')
        assert.deepEqual(saidBy(after), meant(saidBy(before), saidBy(after), intent))
        if (intent.kind !== 'removeColumn') assert.deepEqual(rest(after), rest(before))
        if (text === board.text) return
        granted++
        assertBytes(board, text, intent)
        assert.deepEqual(boardOf({ 'board.md': text }).workflow.problems.length, before.problems.length)
        const undo = planInverse(
          [{ path: 'board.md', before: board.text, after: text }],
          { commit: null, subject: 'board: x', kind: 'undo' },
          ownFieldNames,
        )
        assert.equal(afterPlan({ 'board.md': text }, undo)['board.md'], board.text)
      }),
      { numRuns: runs },
    )
    assert.ok(granted > runs / 2, `only ${granted} of ${runs} wishes changed something`)
  })
})

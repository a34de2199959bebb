import assert from 'node:assert/strict'
import { cardFiles, codeOf, type Files, smallBoard } from '../board/boardOf.ts'
import { afterIntent, planOf } from './planOf.ts'

const assign = (card: string, ...assignees: readonly string[]) =>
  ({ kind: 'assignCard', card, assignees, reason: null }) as const

const files: Files = {
  'board.md': smallBoard,
  ...cardFiles(
    ['None', 'todo'],
    ['List', 'todo', 'assignees: [anne, Bob]'],
    ['One', 'todo', 'assignees: anne # on it'],
    ['At', 'todo', "assignees: ['@anne']"],
    ['Empty', 'todo', 'assignees: []'],
  ),
}
const lineOf = (after: Files, id: string): string => /^assignees.*\n/m.exec(after[`${id}.md`] ?? '')?.[0] ?? ''

describe('assigning', () => {
  it('replaces the list', () => {
    assert.equal(lineOf(afterIntent(files, assign('None', 'anne')), 'None'), 'assignees: [anne]\n')
    assert.equal(lineOf(afterIntent(files, assign('List', 'cy', 'anne')), 'List'), 'assignees: [cy, anne]\n')
    assert.equal(lineOf(afterIntent(files, assign('List')), 'List'), '')
  })

  it('keeps how the file writes people', () => {
    assert.equal(lineOf(afterIntent(files, assign('One', 'bob')), 'One'), 'assignees: bob # on it\n')
    assert.match(lineOf(afterIntent(files, assign('At', 'anne', '@bob')), 'At'), /\['@anne', ['"]@bob['"]\]/)
    assert.equal(lineOf(afterIntent(files, assign('List', 'bob')), 'List'), 'assignees: [Bob]\n')
    assert.match(lineOf(afterIntent(files, assign('One', 'anne', 'bob')), 'One'), /anne[\s\S]*bob/)
  })

  it('changes nothing where they are on it already', () => {
    for (const intent of [assign('List', '@ANNE', 'bob'), assign('None'), assign('Empty'), assign('At', 'anne')]) {
      const plan = planOf(files, intent)
      assert.deepEqual(plan.kind === 'plan' && plan.edits, [])
    }
  })

  it('says to whom', () => {
    const subjectOf = (...names: readonly string[]): string => {
      const plan = planOf(files, assign('None', ...names))
      return plan.kind === 'plan' ? plan.subject : plan.message
    }
    assert.equal(subjectOf('anne', 'bob'), 'board: assign None to anne, bob')
    assert.equal(subjectOf('a', 'b', 'c', 'd', 'e'), 'board: assign None to a, b, c and 2 more')
    assert.equal(subjectOf(), 'board: assign None to nobody')
  })

  it('refuses names that are none', () => {
    for (const name of ['', '@', 'a\nb', 'x'.repeat(101)])
      assert.equal(codeOf(planOf(files, assign('None', name))), 'invalidValue')
  })
})

import assert from 'node:assert/strict'
import { cardFiles, codeOf, type Files, smallBoard } from '../board/boardOf.ts'
import { afterIntent, planOf } from './planOf.ts'

const files: Files = {
  'board.md': smallBoard,
  ...cardFiles(['A', 'todo']),
  'B.md': '---\nid: B\nstatus: todo\n---\n# From the body\n',
}
const retitle = (card: string, title: string) => ({ kind: 'retitleCard', card, title }) as const

describe('retitling a card', () => {
  it('writes the title and names the card by it', () => {
    assert.equal(afterIntent(files, retitle('a', ' Better '))['A.md'], files['A.md']?.replace('Card A', 'Better'))
    assert.match(afterIntent(files, retitle('B', 'Better'))['B.md'] ?? '', /status: todo\ntitle: Better\n---\n# From/)
    const plan = planOf(files, retitle('A', 'Better'))
    assert.deepEqual(plan.kind === 'plan' && [plan.subject, plan.body], ['board: retitle A', 'Better'])
  })

  it('changes nothing where it is called so, even by its body', () => {
    for (const intent of [retitle('A', 'Card A'), retitle('B', 'From the body')]) {
      const plan = planOf(files, intent)
      assert.deepEqual(plan.kind === 'plan' && plan.edits, [])
    }
  })

  it('refuses a title that is none', () => {
    for (const title of ['', '\n', 'a\nb', '\u0007', 'x'.repeat(501)]) {
      assert.equal(codeOf(planOf(files, retitle('A', title))), 'invalidValue')
    }
  })
})

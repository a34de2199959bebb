import assert from 'node:assert/strict'
import { cardFiles, codeOf, type Files, smallBoard } from '../board/boardOf.ts'
import { afterIntent, planOf } from './planOf.ts'

const files: Files = {
  'board.md': smallBoard,
  ...cardFiles(['A', 'todo'], ['B', 'todo', 'class: expedite'], ['C', 'todo', 'class: urgent']),
}
const setClass = (card: string, classOfService: string) =>
  ({ kind: 'setClassOfService', card, classOfService, reason: null }) as const

describe('setting the class of service', () => {
  it('writes the class', () => {
    assert.match(afterIntent(files, setClass('A', 'Fixed-Date'))['A.md'] ?? '', /\nclass: fixed-date\n/)
    assert.match(afterIntent(files, setClass('B', 'standard'))['B.md'] ?? '', /\nclass: standard\n/)
    assert.match(afterIntent(files, setClass('C', 'standard'))['C.md'] ?? '', /\nclass: standard\n/)
  })

  it('changes nothing where it is so already, said or not', () => {
    for (const intent of [setClass('A', 'standard'), setClass('B', 'expedite')]) {
      const plan = planOf(files, intent)
      assert.deepEqual(plan.kind === 'plan' && plan.edits, [])
    }
  })

  it('refuses a class that is none', () => {
    assert.equal(codeOf(planOf(files, setClass('A', 'urgent'))), 'invalidValue')
  })
})

import assert from 'node:assert/strict'
import { codeOf, type Files, smallBoard } from '../board/boardOf.ts'
import { afterIntent, planOf } from './planOf.ts'

const body = `- [ ] one
- [ ] one
  - [x] nested
> - [ ] quoted
1. [X] counted
> * 2) [ ] deep
[ ] no task
- [ ]
`
const head = '---\nid: A\nstatus: todo\nnote: |\n  - [ ] one\n---\n'
const files: Files = { 'board.md': smallBoard, 'A.md': head + body }
const tick = (line: string, nth = 0, isDone = true) => ({ kind: 'tickTask', card: 'A', line, nth, isDone }) as const

describe('ticking a task', () => {
  it('writes one character', () => {
    for (const line of ['- [ ] one', '> - [ ] quoted', '> * 2) [ ] deep']) {
      const after = afterIntent(files, tick(line))['A.md']
      assert.equal(after, head + body.replace(line, line.replace('[ ]', '[x]')))
    }
    assert.equal(afterIntent(files, tick('- [ ]'))['A.md'], head + body.replace(/- \[ \]\n$/, '- [x]\n'))
    for (const line of ['  - [x] nested', '1. [X] counted']) {
      const after = afterIntent(files, tick(line, 0, false))['A.md']
      assert.equal(after, head + body.replace(line, line.replace(/\[x\]/i, '[ ]')))
    }
  })

  it('knows equal lines apart, and never writes into the front matter', () => {
    const second = afterIntent(files, tick('- [ ] one', 1))
    assert.equal(second['A.md'], head + body.replace('one\n- [ ] one', 'one\n- [x] one'))
    assert.equal(afterIntent(second, tick('- [ ] one'))['A.md'], head + body.replaceAll('- [ ] one', '- [x] one'))
    assert.equal(codeOf(planOf(files, tick('  - [ ] one'))), 'changedSince')
  })

  it('keeps line ends, and a last line without one', () => {
    const windows = { ...files, 'A.md': (head + body).replaceAll('\n', '\r\n').slice(0, -2) }
    assert.equal(afterIntent(windows, tick('- [ ]'))['A.md'], windows['A.md'].replace(/- \[ \]$/, '- [x]'))
  })

  it('has nothing to do where it is so already', () => {
    const plan = planOf(files, tick('1. [X] counted'))
    assert.deepEqual(plan.kind === 'plan' && [plan.edits, plan.subject], [[], 'board: tick a task of A'])
  })

  it('refuses a line that is not there, or is no task', () => {
    for (const intent of [tick('- [ ] gone'), tick('[ ] no task'), tick('- [ ] one', 2)])
      assert.equal(codeOf(planOf(files, intent)), 'changedSince')
  })
})

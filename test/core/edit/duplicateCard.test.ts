import assert from 'node:assert/strict'
import { afterPlan, boardOf, cardFiles, codeOf, type Files, idsIn, smallBoard } from '../board/boardOf.ts'
import { planOf } from './planOf.ts'

const original = `---
id: A # the first
status: doing
rank: a0
title: "Replace the mesh"
created: 2026-01-01
blocked: late
thief: neglected-work
blocked_on: B
priority: high # unknown
---
- [x] done
- [ ] open
`
const files: Files = {
  'board.md': smallBoard,
  'A.md': original,
  ...cardFiles(['B', 'review'], ['C', 'review'], ['D', 'todo', 'rank: a0'], ['E', 'todo', 'rank: a1']),
}
const duplicate = (card: string, reason: string | null = null) => ({ kind: 'duplicateCard', card, reason }) as const

describe('duplicating a card', () => {
  it('copies all of it but what stops it and what is done', () => {
    const plan = planOf(files, duplicate('A'))
    const [path = '', text] = Object.entries(afterPlan(files, plan)).find(([name]) => !(name in files)) ?? []
    assert.equal(path, 'replace-the-mesh-2345.md')
    assert.equal(
      text,
      '---\nid: 2345 # the first\nstatus: doing\nrank: a1\ntitle: "Replace the mesh"\ncreated: 2026-11-22\npriority: high # unknown\n---\n- [ ] done\n- [ ] open\n'.replace(
        'id: 2345',
        "id: '2345'",
      ),
    )
    assert.equal(plan.kind === 'plan' && plan.subject, 'board: duplicate A as 2345')
  })

  it('lands right below it, also where cards have no rank', () => {
    assert.deepEqual(idsIn(boardOf(afterPlan(files, planOf(files, duplicate('D')))), 'todo'), ['D', '2345', 'E'])
    assert.deepEqual(idsIn(boardOf(afterPlan(files, planOf(files, duplicate('B')))), 'review'), ['B', '2345', 'C'])
  })

  it('asks the limits', () => {
    const full = { ...files, ...cardFiles(['F', 'doing']) }
    assert.equal(codeOf(planOf(full, duplicate('A'))), 'reasonRequired')
    assert.equal(planOf(full, duplicate('A', 'rush')).kind, 'plan')
  })
})

import assert from 'node:assert/strict'
import { planIntent } from '../../../src/core/edit/planIntent.ts'
import { boardOf, cardText, codeOf, type Files, smallBoard } from '../board/boardOf.ts'
import { afterIntent, planOf, trailersOf } from './planOf.ts'

const files: Files = {
  'board.md': smallBoard,
  'network/A.md': cardText('A', 'doing'),
  'bad.md': '---\nid: Bad\nstatus: [\n---\n',
}
const archive = (card: string) => ({ kind: 'archiveCard', card }) as const

describe('archiving a card', () => {
  it('moves its file into the archive, where the board does not look', () => {
    const after = afterIntent(files, archive('A'))
    assert.equal(after['archive/network/A.md'], files['network/A.md'])
    assert.equal(boardOf(after).cardsById.has('a'), false)
    assert.deepEqual(trailersOf(planOf(files, archive('A'))), ['From: doing'])
  })

  it('never takes a path that is taken', () => {
    const archivedPaths = new Set(['archive/network/a.md', 'archive/network/a-2.md'])
    const plan = planIntent(archive('A'), boardOf(files), {
      today: '2026-11-22',
      knownIds: new Set(),
      random: [],
      archivedPaths,
    })
    assert.deepEqual(plan.kind === 'plan' && plan.edits, [
      { kind: 'rename', path: 'network/A.md', to: 'archive/network/A-3.md' },
    ])
  })

  it('refuses a card that cannot be read', () => {
    assert.equal(codeOf(planOf(files, archive('Bad'))), 'cardUnreadable')
  })
})

import assert from 'node:assert/strict'
import { cardPathTest } from '../../../src/core/board/isCardPath.ts'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import { boardMd } from './boardOf.ts'

const paths = [
  'a.md',
  'network/b.md',
  'UPPER.MD',
  '-m.md',
  ':(exclude)x.md',
  'readme.md',
  'network/README.md',
  'team.md',
  'board.md',
  'inner/board.md',
  'meetings/2026-11-23-planning.md',
  'archive/old.md',
  '.hidden.md',
  '_draft.md',
  '_drafts/c.md',
  '.git/d.md',
  'notes.txt',
  'tasks/back-1 - A thing.md',
  'tasks/deep/back-2.md',
  'completed/back-3.md',
]

const cardsBy = (head: string): readonly string[] => {
  const workflow = parseWorkflow(boardMd(`columns: [a]\n${head}`), 'board')
  assert.deepEqual(workflow.problems, [])
  return paths.filter(cardPathTest(workflow))
}

describe('which files are cards', () => {
  it('is every other Markdown file by default', () => {
    assert.deepEqual(cardsBy(''), [
      'a.md',
      'network/b.md',
      'UPPER.MD',
      '-m.md',
      ':(exclude)x.md',
      'tasks/back-1 - A thing.md',
      'tasks/deep/back-2.md',
      'completed/back-3.md',
    ])
  })

  it('is what the globs of board.md say, and never the archive', () => {
    assert.deepEqual(cardsBy('cards: ["tasks/*.md", "completed/*.md"]'), [
      'tasks/back-1 - A thing.md',
      'completed/back-3.md',
    ])
    assert.deepEqual(
      cardsBy('cards: ["**/*.md", "!tasks/**", "!{readme,team,a}.md"]').includes('archive/old.md'),
      false,
    )
    assert.deepEqual(cardsBy('cards: "_*.md"'), ['_draft.md'])
  })

  it('can leave files out', () => {
    assert.deepEqual(cardsBy('cards: ["!tasks/**", "!*.{md,MD}", "!meetings/*", "!**/[Rr]*"]'), [
      'network/b.md',
      '_drafts/c.md',
      'completed/back-3.md',
    ])
  })
})

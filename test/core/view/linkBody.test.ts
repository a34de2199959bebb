import assert from 'node:assert/strict'
import type { ElementContent, Root } from 'hast'
import { describe, it } from 'mocha'
import { linkBody, picturesOf } from '../../../src/core/view/linkBody.ts'
import { renderBody } from '../../../src/core/view/renderBody.ts'
import { boardOf, cardFiles, smallBoard } from '../board/boardOf.ts'

const cards = cardFiles(['A-1', 'todo'], ['B-1', 'todo'])
const board = boardOf({
  'board.md': smallBoard,
  ...cards,
  'sub/c.md': '---\nid: C-1\n---\n',
  'one.md': '---\nid: T-1\n---\n',
  'two.md': '---\nid: t-1\n---\n',
})

function linked(body: string, path = 'sub/c.md'): Root {
  const card = board.cardsByPath.get(path)
  assert.ok(card)
  return linkBody(renderBody(body).tree, board, card)
}

/** What a body links to, and what it shows. */
function targets(tree: Root): unknown[] {
  const found: unknown[] = []
  const visit = (node: Root | ElementContent): void => {
    if (node.type === 'element' && ['a', 'img'].includes(node.tagName)) found.push(node.properties)
    if ('children' in node) node.children.forEach((child) => visit(child as ElementContent))
  }
  visit(tree)
  return found
}

describe('the links of a body', () => {
  it('find cards by id and by file, from the folder of the card', () => {
    assert.deepEqual(targets(linked('[a](a-1) [b](../B-1.md) [c](./c.md#x) [d](../../src/x.ts)')), [
      { dataCard: 'A-1.md' },
      { dataCard: 'B-1.md' },
      { dataCard: 'sub/c.md' },
      { dataFile: '../src/x.ts' },
    ])
  })

  it('are made of ids in the text, not of its own, of doubtful ones, in code blocks or in links', () => {
    assert.deepEqual(targets(linked('See A-1, b-1. Not C-1, T-1, A-1-old or X-9.')), [
      { dataCard: 'A-1.md' },
      { dataCard: 'B-1.md' },
    ])
    assert.deepEqual(targets(linked('```\nA-1\n```\n\n[A-1](https://x.example)')), [{ href: 'https://x.example' }])
  })

  it('find pictures below the board folder only', () => {
    const tree = linked('![a](x.png) ![b](../y.png) ![c](../../z.png) ![d](../y.png)')
    assert.deepEqual(picturesOf(tree), ['sub/x.png', 'y.png'])
    assert.deepEqual(targets(tree)[2], { alt: 'c', dataWhy: 'outside' })
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Node, Parent } from 'unist'
import { type WallText, wallText } from '../../../src/core/view/wallText.ts'
import { type Files, MemoryBoard } from '../../webview/memoryBoard.ts'
import { cardFiles, cardText, smallBoard } from '../board/boardOf.ts'

const board = smallBoard.replace('columns:', 'title: SRE wall\npeople: {anne: {name: Anne Nowak}}\ncolumns:')

function textOf(files: Files): WallText {
  return wallText(new MemoryBoard({ 'board.md': board, ...files }).view())
}

describe('the wall as a document', () => {
  it('has a heading for each column and a line for each card with what its face says', () => {
    const { text } = textOf(
      cardFiles(
        ['A', 'doing', 'assignees: [anne, bob]', 'labels: [network]', 'class: expedite', 'due: 2026-12-01'],
        ['B', 'doing', 'blocked: Waiting for the ASN', 'thief: unknown-dependencies', 'blocked_on: network-team'],
        ['C', 'doing', 'status2: x'],
      ),
    )
    assert.equal(
      text,
      `# SRE wall

3 cards · 3 active

Branch main

## Todo: 0

No cards.

## Doing: 3 / 2, over by 1

1. A Card A; expedite; Anne Nowak, bob; #network; due 1 Dec
2. B Card B; BLOCKED by Unknown dependencies: Waiting for the ASN (network-team)
3. C Card C

## Review: 0 / 3

No cards.

## Done: 0

No cards.
`,
    )
  })

  it('says where each card is named', () => {
    const { text, cards } = textOf(cardFiles(['A', 'todo'], ['LONG-1', 'doing']))
    const lines = text.split('\n')
    assert.deepEqual(
      cards.map(({ path, line, start, end }) => [path, lines[line]?.slice(start, end)]),
      [
        ['A.md', 'A'],
        ['LONG-1.md', 'LONG-1'],
      ],
    )
  })

  it('holds no markup that comes from a card', () => {
    const evil = [
      '<img src=x onerror=alert(1)>',
      '![x](https://example.com/x.png)',
      '[x](command:foo)',
      '**bold** _it_ ~~no~~ `code`',
      '&lt;b&gt; https://example.com',
      '\u202Egnp\u202C \\',
    ]
    const files = Object.fromEntries(
      evil.map((text, i) => [
        `X${i}.md`,
        cardText(`X${i}`, 'todo', `labels: [${JSON.stringify(text)}]`).replace(`Card X${i}`, JSON.stringify(text)),
      ]),
    )
    const { text } = textOf(files)
    const tree = unified().use(remarkParse).use(remarkGfm).parse(text)
    const kinds = new Set<string>()
    const visit = (node: Node): void => {
      kinds.add(node.type)
      for (const child of 'children' in node ? (node as Parent).children : []) visit(child)
    }
    visit(tree)
    // GFM makes a link of a bare address, which leads where it says.
    assert.deepEqual([...kinds].sort(), ['heading', 'link', 'list', 'listItem', 'paragraph', 'root', 'text'])
    assert.doesNotMatch(text, /\u202E/)
    assert.match(text, / \\<img src=x onerror=alert\(1\)\\>/)
  })
})

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { cardHover } from '../../../src/core/language/cardHover.ts'
import { hoverInBoard, hoverInCard } from '../../../src/core/language/keyHover.ts'
import { plainMarkdown } from '../../../src/core/language/markdownText.ts'
import { anyCard } from '../card/anyCard.ts'
import { boardOf, cardFiles, smallBoard } from '../board/boardOf.ts'
import { atCursor, today, writtenBoard } from './aWriting.ts'

function hoverAt(marked: string): string | null {
  const { text, offset } = atCursor(marked)
  return hoverInCard(writtenBoard, text, offset)?.markdown ?? null
}

describe('the hover over a card’s id', () => {
  const board = boardOf({
    'board.md': smallBoard,
    ...cardFiles(
      [
        'T-1',
        'doing',
        'assignees: [anne, bern]',
        'blocked: Waiting for it',
        'thief: unknown-dependencies',
        'blocked_on: T-2',
        'due: 2026-11-01',
        'depends_on: [T-2]',
      ],
      ['T-2', 'nowhere'],
    ),
  })
  const hover = (id: string): string => cardHover(board, board.cardsById.get(id)![0]!, today)

  it('shows the card’s face', () => {
    assert.deepEqual(hover('t-1').split('\n\n'), [
      '**T\\-1** Card T\\-1',
      'Doing (1 of 2 cards · its cards are active) · anne, bern · overdue since 1 Nov · depends on T\\-2',
      '⛔ **Blocked**, Unknown dependencies: Waiting for it (waits for T\\-2)',
      'Text\\.',
    ])
  })

  it('shows what is wrong with it', () => assert.match(hover('t-2'), /⚠ No column is called \\`nowhere\\`/))

  it('shows hostile text as text', () => {
    const title = '"[x](command:evil) ![p](https://e.x/p.png) <img src=x> $(zap) https://e.x \u202egnp"'
    const hostile = boardOf({
      'board.md': smallBoard,
      ...cardFiles(['T-9', 'todo']),
      'a.md': `---\nid: H-1\ntitle: ${title}\n---\n<script>\n`,
    })
    const markdown = cardHover(hostile, hostile.cardsById.get('h-1')![0]!, today)
    assert.doesNotMatch(markdown, /(?<!\\)[[\]<>$]|:\/\/|\]\(|\u202e/)
    assert.match(markdown, /\\\[U\\\+202E\\\]/)
  })
})

describe('the hover over a front matter', () => {
  it('says what a key means, and how full a column is', () => {
    assert.match(hoverAt('---\nthi|ef: x\n---') ?? '', /thief of time/)
    assert.match(hoverAt('---\nstatus: do|ing\n---') ?? '', /\*\*Doing\*\* · 1 of 2 cards/)
    assert.match(hoverAt('---\nstatus: "To D|o"\n---') ?? '', /\*\*Todo\*\*/)
    assert.match(hoverAt('---\nthief: vendor-w|ait\n---') ?? '', /Waiting for a supplier/)
    assert.equal(hoverAt('---\nother: do|ing\n---'), null)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(anyCard, fc.nat(), ({ text }, at) => {
        hoverInCard(writtenBoard, text, at % (text.length + 1))
        hoverInBoard(text, at % (text.length + 1))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a text as Markdown', () => {
  it('has nothing left that Markdown knows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const rest = plainMarkdown(text).replaceAll(/\\[!-/:-@[-`{-~]|&amp;|&lt;/g, '')
        assert.doesNotMatch(rest, /[!-/:-@[-`{-~\0-\x1f\u202a-\u202e]/)
      }),
    )
  })
})

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { suggestIds } from '../../../src/core/language/bodySuggestions.ts'
import { suggestInCard } from '../../../src/core/language/cardSuggestions.ts'
import { parseCard } from '../../../src/core/card/parseCard.ts'
import { anyCard } from '../card/anyCard.ts'
import { boardMd, boardOf } from '../board/boardOf.ts'
import { atCursor, labels, suggested, taken, today, writtenBoard } from './aWriting.ts'

describe('suggestions in a card', () => {
  it('are the keys that are missing, in the order of the format, with what they mean', () => {
    const found = suggested('---\nid: T-9\nstatus: todo\nt|\n---\n')
    assert.deepEqual(labels(found).slice(0, 4), ['rank', 'title', 'assignees', 'class'])
    assert.ok(!labels(found).includes('id'))
    assert.ok(found?.items.every(({ docs }) => docs !== ''))
    assert.equal(taken('---\nid: T-9\nt|\n---\n', 'title'), '---\nid: T-9\ntitle: \n---\n')
    assert.equal(taken('---\r\nti|tle: x\r\n---', 'thief'), '---\r\nthief: x\r\n---')
  })

  it('are the columns with their names and how full they are', () => {
    const found = suggested('---\nstatus: |\n---')
    assert.deepEqual(labels(found), ['todo', 'doing', 'done'])
    assert.deepEqual(found?.items.map(({ note }) => note)[1], 'Doing · 1 of 2')
    assert.equal(found?.items[1]?.docs, 'Pull \\*one\\* at a time\\.')
    assert.equal(taken('---\nstatus:|\n---', 'doing'), '---\nstatus: doing\n---')
    assert.equal(taken("---\nstatus: 'to|do' # by hand\n---", 'doing'), "---\nstatus: 'doing' # by hand\n---")
  })

  it('are people, the team’s first, not those who are there already, with an @ where the card writes one', () => {
    assert.deepEqual(labels(suggested('---\nassignees: |\n---')), ['anne', 'bern', 'Zoe'])
    assert.deepEqual(labels(suggested('---\nassignees: [Anne, |]\n---')), ['bern', 'Zoe'])
    assert.equal(taken('---\nassignees: ["@Zoe", |]\n---', '@anne'), `---\nassignees: ["@Zoe", '@anne']\n---`)
    assert.equal(taken('---\r\nassignees:\r\n  - be|\r\n---', 'bern'), '---\r\nassignees:\r\n  - bern\r\n---')
    assert.equal(suggested('---\nassignees: "@an|"\n---')?.items[0]?.filter.startsWith('"@anne'), true)
  })

  it('are labels in use, the most frequent first', () => {
    assert.deepEqual(labels(suggested('---\nlabels: [|]\n---')), ['network', 'chaos'])
    assert.deepEqual(labels(suggested('---\nlabels: [network, |\ncreated: 2026-01-01\n---')), ['chaos'])
  })

  it('are classes and thieves with what they mean', () => {
    assert.deepEqual(labels(suggested('---\nclass: |\n---')), ['expedite', 'fixed-date', 'standard', 'intangible'])
    const thieves = suggested('---\nthief: |\n---')
    assert.ok(labels(thieves).includes('vendor-wait'))
    assert.ok(thieves?.items.every(({ docs }) => docs !== ''))
  })

  it('are cards to depend on, found by their titles too', () => {
    const found = suggested('---\ndepends_on: [T-1, |]\n---')
    assert.deepEqual(labels(found), ['T-2', 'T-3'])
    assert.match(found?.items[0]?.filter ?? '', /Card T-2/)
    assert.deepEqual(labels(suggested('---\ndepends_on: card 3|\n---')), ['T-3'])
    assert.deepEqual(labels(suggested('---\nblocked_on: net|\n---')).includes('net'), true)
  })

  it('are days that people have a word for', () => {
    const found = suggested('---\ndue: |\n---')
    assert.deepEqual(
      found?.items.slice(0, 3).map(({ label, note }) => `${note}: ${label}`),
      ['today: 2026-11-24', 'tomorrow: 2026-11-25', 'end of the iteration: 2026-11-27'],
    )
    assert.deepEqual(labels(suggested('---\ncreated: |\n---')), ['2026-11-24'])
  })

  it('know the keys of other tools where the board maps them', () => {
    const board = boardOf({ 'board.md': boardMd('columns: [a, b]\nfields: {assignees: assignee, status: state}') })
    assert.deepEqual(labels(suggested('---\nstate: |\n---', board)), ['a', 'b'])
    assert.ok(labels(suggested('---\n|\n---', board)).includes('assignee'))
  })

  it('are none in the body, in comments and in keys that the board does not know', () => {
    for (const marked of [
      '---\nid: T-1\n---\nstatus: |',
      '---\n# status: |\n---',
      '---\nother: |\n---',
      '---\ntitle: |\n---',
    ])
      assert.equal(suggested(marked), null)
  })

  it('never throw, and leave a card that can still be read', () => {
    fc.assert(
      fc.property(anyCard, fc.nat(), ({ text }, at) => {
        const offset = at % (text.length + 1)
        const found = suggestInCard({ board: writtenBoard, path: 'T-9.md', text, today }, offset)
        for (const item of found?.items.slice(0, 3) ?? []) {
          assert.ok(found)
          const after = text.slice(0, found.start) + item.insert + text.slice(found.end)
          assert.doesNotThrow(() => parseCard('x.md', after, writtenBoard.workflow.fieldNames))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are at most 200 of 10,000 cards, and say that there are more', () => {
    const text = '---\nid: T-{}\n---\n'
    const files = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${i}.md`, text.replace('{}', String(i))]))
    const found = suggested('---\ndepends_on: [|]\n---', boardOf(files))
    assert.deepEqual([found?.items.length, found?.isIncomplete], [200, true])
  })
})

describe('ids in prose', () => {
  const ids = (marked: string, isAsked = false): readonly string[] => {
    const { text, offset } = atCursor(marked)
    return labels(suggestIds([writtenBoard], text, offset, isAsked))
  }

  it('are suggested where a word begins like one', () => {
    assert.deepEqual(ids('See T-|'), ['T-1', 'T-2', 'T-3'])
    assert.deepEqual(ids('See T|', true), ['T-1', 'T-2', 'T-3'])
    assert.deepEqual(ids('See t-2|', true), ['T-2'])
    const { text, offset } = atCursor('See T-|99.')
    const found = suggestIds([writtenBoard], text, offset, false)
    assert.deepEqual(found && text.slice(found.start, found.end), 'T-99')
  })

  it('do not come up while something else is written', () => {
    for (const marked of ['The|', 'T|', 't-|', 'xT-|', 'a.T-|', '|']) assert.deepEqual(ids(marked), [])
  })
})

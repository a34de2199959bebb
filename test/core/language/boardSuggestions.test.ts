import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { signals } from '../../../src/core/board/signals.ts'
import { boardKeyDocs } from '../../../src/core/language/boardKeyDocs.ts'
import { boardPlace } from '../../../src/core/language/boardKeys.ts'
import { suggestInBoard } from '../../../src/core/language/boardSuggestions.ts'
import { hoverInBoard } from '../../../src/core/language/keyHover.ts'
import { atCursor, labels, today } from './aWriting.ts'

function suggested(marked: string): readonly string[] {
  const { text, offset } = atCursor(marked)
  return labels(suggestInBoard(text, offset, today))
}

describe('suggestions in board.md', () => {
  it('are the keys that the schema knows and the file does not have', () => {
    assert.deepEqual(suggested('---\ntitle: x\n|\n---').slice(0, 3), ['timezone', 'columns', 'limits'])
    assert.deepEqual(suggested('---\ncolumns:\n  - id: a\n    |\n---').slice(0, 3), ['name', 'wip', 'committed'])
    assert.deepEqual(suggested('---\nlimits: {policy: ask, |}\n---'), ['perPerson', 'expedite'])
    assert.deepEqual(suggested('---\npeople:\n  anne: {|}\n---'), ['name', 'email', 'team'])
    assert.ok(suggested('---\nfields: {|}\n---').includes('depends_on'))
    assert.deepEqual(suggested('---\nfindings: {|}\n---').slice(0, 2), ['wip.columnOver', 'wip.personOver'])
    assert.deepEqual(suggested('---\nfindings:\n  wip.arrivals: {|}\n---'), ['days', 'cards'])
  })

  it('are the words that may stand there', () => {
    assert.deepEqual(suggested('---\nlimits:\n  policy: |\n---'), ['warn', 'ask', 'block'])
    assert.deepEqual(suggested('---\ncolumns:\n  - id: a\n    started: |\n---'), ['true', 'false'])
    assert.deepEqual(suggested('---\niteration: {workdays: [mon, |]}\n---').slice(0, 2), ['tue', 'wed'])
    assert.deepEqual(suggested('---\nfindings:\n  wip.arrivals: |\n---'), ['off'])
    assert.equal(suggested('---\nmutes: [{signal: |}]\n---').length, signals.length)
    assert.equal(suggested('---\niteration:\n  start: |\n---')[0], today)
  })

  it('explain every key that the schema knows', () => {
    const visit = (path: readonly string[]): void => {
      for (const key of boardPlace(path).keys)
        assert.notEqual(boardKeyDocs([...path, key]), '', [...path, key].join('.'))
    }
    for (const path of [
      [],
      ['columns', '*'],
      ['limits'],
      ['people', 'anne'],
      ['iteration'],
      ['sle'],
      ['mutes', '*'],
      ['meetings', 'x'],
      ['commit'],
    ])
      visit(path)
  })

  it('explain every signal with its thresholds', () => {
    for (const signal of signals) assert.notEqual(boardKeyDocs(['findings', signal]), '')
    assert.equal(boardKeyDocs(['findings', 'neglected.untouched']), 'Untouched. Thresholds: `days: 5`.')
  })

  it('are explained under the pointer too', () => {
    const { text, offset } = atCursor('---\nlimits:\n  pol|icy: ask\n---')
    assert.match(hoverInBoard(text, offset)?.markdown ?? '', /`warn` lets it through/)
    assert.equal(hoverInBoard('# text\nlimits', 8), null)
  })
})

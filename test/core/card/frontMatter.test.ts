import assert from 'node:assert/strict'
import fc from 'fast-check'
import matter from 'gray-matter'
import { readFrontMatter, splitFrontMatter } from '../../../src/core/card/frontMatter.ts'

/** The three parts of a text, as the offsets cut it. */
function parts(text: string): readonly string[] | null {
  const head = splitFrontMatter(text)
  return head && [text.slice(0, head.start), text.slice(head.start, head.end), text.slice(head.bodyStart)]
}

describe('splitting a file', () => {
  it('cuts at lines that are nothing but the delimiter and blanks', () => {
    assert.deepEqual(parts('---\nid: a\n---\nbody'), ['---\n', 'id: a\n', 'body'])
    assert.deepEqual(parts('--- \t\r\nid: a\r\n---\t\r\nbody\r\n'), ['--- \t\r\n', 'id: a\r\n', 'body\r\n'])
    assert.deepEqual(parts('\ufeff---\nid: a\n---'), ['\ufeff---\n', 'id: a\n', ''])
    assert.deepEqual(parts('---\n---\n---\n'), ['---\n', '', '---\n'])
    assert.deepEqual(parts('---\n\n\n---\n'), ['---\n', '\n\n', ''])
    assert.deepEqual(parts('---yml\nid: a\n---\n'), ['---yml\n', 'id: a\n', ''])
    assert.deepEqual(parts('---yaml \r\nid: a\r\n---\r\n'), ['---yaml \r\n', 'id: a\r\n', ''])
  })

  it('sees the block that gray-matter sees, also where it is not asked', () => {
    const piece = fc.constantFrom(
      '---',
      '----',
      '--- ',
      '-',
      'id: a',
      '# c',
      ' ',
      '\t',
      '\r\n',
      '\n',
      '\n---\n',
      '\n---x',
      'é',
    )
    const texts = fc.tuple(fc.constantFrom('---\n', '--- \r\n', '\ufeff---\n'), fc.array(piece, { maxLength: 12 }))
    let seen = 0
    fc.assert(
      fc.property(texts, ([opening, pieces]) => {
        const text = opening + pieces.join('')
        const head = splitFrontMatter(text)
        if (!head || head.fault) return
        seen++
        const block = text.slice(head.open + 3, Math.max(head.end - 1, head.open + 3))
        assert.equal(matter(text.slice(head.open, head.end + 3), { engines: { yaml: () => ({}) } }).matter, block)
      }),
      { numRuns: 5_000 },
    )
    assert.ok(seen > 500, `only ${seen} blocks were closed`)
  })

  it('finds none where the first line is something else', () => {
    for (const text of [
      '',
      '-',
      '--',
      '---- \n---\n',
      '--- two words\n',
      '-- -\n',
      ' ---\nid: a\n---\n',
      'id: a\n---\n',
      '***\n',
    ])
      assert.equal(splitFrontMatter(text), null, JSON.stringify(text))
  })

  it('ends at the end of the file when it is not closed, and says so', () => {
    for (const text of ['---', '---\n', '---\nid: a', '---\nid: a\n ---\n', '---\nid: a\n--- x\n']) {
      const head = splitFrontMatter(text)
      assert.equal(head?.fault?.code, 'frontMatterUnclosed', JSON.stringify(text))
      assert.equal(head.bodyStart, text.length)
    }
  })

  it('counts more keys only where it is told to', () => {
    const text = `---\nx: {${Array.from({ length: 300 }, (_, i) => `k${i}: 1`).join(', ')}}\n---\n`
    assert.equal(readFrontMatter(text)?.faults[0]?.code, 'tooLarge')
    assert.equal(readFrontMatter(text, 0, 2000)?.entries.length, 1)
  })
})

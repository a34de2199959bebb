import assert from 'node:assert/strict'
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

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import type { YamlSlot } from '../../../src/core/language/slotReader.ts'
import { slotAt } from '../../../src/core/language/yamlSlot.ts'
import { anyCard } from '../card/anyCard.ts'

/** The slot at the `|` of a text, and what it holds. */
function slotIn(marked: string): (YamlSlot & { readonly written: string }) | null {
  const offset = marked.indexOf('|')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  const slot = slotAt(text, offset)
  return slot && { ...slot, written: text.slice(slot.start, slot.end) }
}

function summary(marked: string): readonly unknown[] | null {
  const slot = slotIn(marked)
  return slot && [slot.kind, slot.path.join('.'), slot.written, slot.others.join(' ')]
}

describe('the slot under the cursor', () => {
  for (const [marked, expected] of [
    ['---\nid: A\nsta|\n---\n', ['key', '', 'sta', 'id']],
    ['---\nid: A\n|\n---\n', ['key', '', '', 'id']],
    ['---\nid: A\nti|tle: x\n---\n', ['key', '', 'title', 'id']],
    ['---\nstatus: |\n---', ['value', 'status', '', '']],
    ["---\nstatus: 'x|' # moved\n---", ['value', 'status', "'x'", '']],
    ['---\nlabels: [a, |]\n---', ['value', 'labels.*', '', 'a']],
    ['---\nlabels: [a, b|, "c"]\n---', ['value', 'labels.*', 'b', 'a c']],
    ['---\nlabels: [a, |\ncreated: 2026-01-02\n---', ['value', 'labels.*', '', 'a']],
    ['---\nlabels: [\n  a,\n  |\n]\n---', ['value', 'labels.*', '', 'a']],
    ['---\r\nlabels:\r\n  - a\r\n  - |\r\n---', ['value', 'labels.*', '', 'a']],
    ['---\r\nlabels:\r\n- a\r\n- b|\r\n---', ['value', 'labels.*', 'b', 'a']],
    ['---\nassignees: ["@an|"]\n---', ['value', 'assignees.*', '"@an"', '']],
    ['---\ncolumns:\n  - id: a\n    wi|\n  - id: b\n---', ['key', 'columns.*', 'wi', 'id']],
    ['---\ncolumns:\n  - id: a\n    |\n---', ['key', 'columns.*', '', 'id']],
    ['---\nlimits: {policy: |}\n---', ['value', 'limits.policy', '', '']],
    ['---\nlimits: {policy: ask, |}\n---', ['key', 'limits', '', 'policy']],
    ['---\nlimits:\n  policy: a|\n---', ['value', 'limits.policy', 'a', '']],
    ['---\nid: x\n|', ['key', '', '', 'id']],
    ['\ufeff---\nstatus: a|\n---', ['value', 'status', 'a', '']],
  ] as const)
    it(`is found in ${JSON.stringify(marked)}`, () => assert.deepEqual(summary(marked), expected))

  for (const marked of [
    '---\nid: A\n---\nstatus: |\n',
    'no front |matter',
    '---\nid: A # a com|ment\n---',
    '---\n# status: |\n---',
    '---\nnote: >-\n  some te|xt\nid: A\n---',
    '|---\nid: A\n---',
    '---\nid: A\n|---\n',
  ])
    it(`is none in ${JSON.stringify(marked)}`, () => assert.equal(slotIn(marked), null))

  it('asks for a blank behind a colon that has none', () => {
    assert.equal(slotIn('---\nstatus:|\n---')?.lead, ' ')
    assert.equal(slotIn('---\nstatus: |\n---')?.lead, '')
    assert.equal(slotIn('---\nlimits: {policy:|}\n---')?.lead, ' ')
  })

  it('never throws, and lies around the cursor, whatever the text', () => {
    const anyText = fc.oneof(
      anyCard.map(({ text }) => text),
      fc
        .array(
          fc.constantFrom(
            '---\n',
            'id: ',
            '- ',
            '[',
            ']',
            '{',
            '}',
            ':',
            '"',
            "'",
            '\n',
            '\r\n',
            ' ',
            '  ',
            'a',
            '#',
            ',',
            '|',
            '>',
            '\ufeff',
          ),
          { maxLength: 40 },
        )
        .map((parts) => `---\n${parts.join('')}`),
    )
    fc.assert(
      fc.property(anyText, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1)
        const slot = slotAt(text, offset)
        if (slot === null) return
        assert.ok(0 <= slot.start && slot.start <= slot.end && slot.end <= text.length)
        assert.ok(slot.start <= offset || text.slice(offset, slot.start).trim() === '')
      }),
      { numRuns: 3000 },
    )
  })

  it('is found in a moment in 64 KB of brackets, quotes and keys', () => {
    for (const part of ['[', '{a: ', '- ', 'a: b\n', '"', "- '", 'a:\n ', '{', ', ', '[{"']) {
      const text = `---\n${part.repeat(64_000 / part.length)}\n---\n`
      const begun = performance.now()
      slotAt(text, 30_000)
      const ms = performance.now() - begun
      assert.ok(ms < 1000, `${JSON.stringify(part)}: ${ms} ms`)
    }
  })
})

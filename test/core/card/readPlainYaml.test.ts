import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readPlainYaml } from '../../../src/core/card/readPlainYaml.ts'
import { readYaml } from '../../../src/core/card/readYaml.ts'

const words = [
  'a',
  'B-1',
  'x y',
  'it',
  '@anne',
  '`',
  'é',
  '😀',
  '2026-01-02',
  '~',
  'null',
  'yes',
  '12:30',
  'http://a.b/c#d',
]
const marks = [
  ' ',
  '  ',
  ': ',
  ':',
  ' #',
  '#',
  ', ',
  ',',
  '- ',
  '-',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '\\',
  '|',
  '>',
  '&',
  '*',
  '!',
  '?',
  '%',
  '=',
  '<<',
  '\t',
  '\r',
  '\u0085',
  '\u2028',
]
const scrap = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...words) }, fc.constantFrom(...marks)), { maxLength: 6 })
  .map((parts) => parts.join(''))
const quoted = fc.oneof(
  scrap.map((text) => `'${text}'`),
  scrap.map((text) => `'${text.replaceAll("'", "''")}'`),
  scrap.map((text) => `"${text}"`),
  scrap.map((text) => JSON.stringify(text)),
)
const plain = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
const scalar = fc.oneof({ weight: 4, arbitrary: plain }, quoted, scrap)
const tail = fc.constantFrom('', '', '', ' ', ' # note', '#glued', '  #')
const flow = fc
  .tuple(fc.array(scalar, { maxLength: 4 }), fc.constantFrom(', ', ',', ' ,'))
  .map(([items, comma]) => `[${items.join(comma)}]`)
const key = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('id', 'status', 'title', 'labels', 'due', 'x-y', 'k1') },
  fc.constantFrom('"id"', '__proto__', 'constructor', '? id', '<<', '', 'a b', 'é', '-a'),
)
const gap = fc.constantFrom(' ', ' ', ' ', '  ', '', '\t')
const foldedItem = fc
  .tuple(fc.constantFrom('  ', '    ', '     ', ' '), fc.array(plain, { maxLength: 3 }))
  .map(([indent, lines]) => ['>-', ...lines.map((text) => indent + text)].join('\n'))
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(key, gap, scalar, tail).map(([k, g, v, t]) => [`${k}:${g}${v}${t}`]) },
  { weight: 2, arbitrary: fc.tuple(key, gap, flow, tail).map(([k, g, v, t]) => [`${k}:${g}${v}${t}`]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        key,
        tail,
        fc.constantFrom('', ' ', '  ', '    '),
        fc.array(fc.tuple(fc.oneof({ weight: 4, arbitrary: scalar }, foldedItem), tail, gap), { maxLength: 3 }),
      )
      .map(([k, t, indent, items]) => [`${k}:${t}`, ...items.map(([item, end, g]) => `${indent}-${g}${item}${end}`)]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        key,
        fc.constantFrom('>-', '>-', '>', '|', '|-', '>+'),
        fc.constantFrom('  ', ' ', ''),
        fc.array(scalar, { maxLength: 3 }),
      )
      .map(([k, header, indent, lines]) => [`${k}: ${header}`, ...lines.map((text) => `${indent}${text}`)]),
  },
  fc.constantFrom([''], ['   '], ['# note'], ['  # note'], ['- a'], ['  more'], ['---x'], ['...']),
)
const head = fc.tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\n', '\r\n')).map(([lines, eol]) =>
  lines
    .flat()
    .map((text) => text + eol)
    .join(''),
)

describe('the fast reading of YAML', () => {
  it('says what the library says, or nothing', () => {
    let answered = 0
    fc.assert(
      fc.property(head, (source) => {
        const text = `---\n${source}---\n`
        const fast = readPlainYaml(text, 4, 4 + source.length)
        if (fast === null) return
        answered++
        assert.deepEqual(fast, readYaml(text, 4, 4 + source.length))
      }),
      { numRuns: 4000 },
    )
    assert.ok(answered > 400, `it answered only ${answered} times`)
  })
})

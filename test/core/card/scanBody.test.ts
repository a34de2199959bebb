import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { splitFrontMatter } from '../../../src/core/card/frontMatter.ts'
import { readBody } from '../../../src/core/card/markdownBody.ts'
import { scanBody } from '../../../src/core/card/scanBody.ts'

const indents = fc.constantFrom('', '', '', ' ', '  ', '  ', '   ', '    ', '      ', '\t')
const starts = fc.constantFrom(
  '',
  '',
  '',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2. ',
  '10) ',
  '-',
  '-   ',
  '-     ',
  '> ',
  '>',
  '# ',
  '## ',
  '#',
  '####### ',
  '```',
  '~~~',
  '````',
  '```js',
  '---',
  '===',
  '***',
  '_ _ _',
  '--',
  '<!-- c -->',
  '<!--',
  '-->',
  '<div>',
  '</details>',
  '<b>',
  '<pre>',
  '| a | b |',
  '|---|---|',
  '--|--',
  '|',
  '[a]: x',
  '[^1]: n',
  '[a](b)',
  '- - ',
  '- # ',
  '- > ',
  '- ```',
  '1986. ',
  '-\t',
  '\\',
  '&amp;',
  '![',
)
const boxes = fc.constantFrom('', '', '[ ] ', '[x] ', '[X] ', '[ ]', '[x]y ', '[\t] ', '[ ]\t')
const words = fc.constantFrom(
  '',
  'text',
  'two words',
  '`code`',
  '*em* b',
  'a | b',
  'x#',
  '# ',
  '##',
  'é 😀',
  'http://a.b',
  '<i>h</i>',
  '[link](x)',
  '  ',
  'end  ',
  'end\\',
  '-->',
  '```',
)
const line = fc.tuple(indents, starts, boxes, words).map((parts) => parts.join(''))
const blank = fc.constantFrom('', '', '  ', '\t')
const body = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: line }, { weight: 1, arbitrary: blank }), { maxLength: 9 }),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.boolean(),
  )
  .map(([lines, eol, isEnded]) => lines.join(eol) + (isEnded ? eol : ''))

describe('the scan of a body', () => {
  it('says what the Markdown parser says, wherever it is sure', () => {
    let sure = 0
    fc.assert(
      fc.property(body, (text) => {
        const { isSure, ...facts } = scanBody(text)
        if (!isSure) return
        sure++
        assert.deepEqual(facts, readBody(text))
      }),
      { numRuns: 3000 },
    )
    assert.ok(sure > 1000, `it was sure only ${sure} times`)
  })

  it('is sure of what people write', () => {
    const written = `<!-- a tool's mark -->
Why it matters, in
two lines.

## Steps

1. First
   - [x] with a step inside
   - [ ] and another

     and a text of its own
2. Second

| who | when |
|-----|------|
| a   | b    |

\`\`\`sh
- [ ] no item
\`\`\`

> A quote.

- [ ]
* [X] done

Setext
------
`
    const scan = scanBody(written)
    assert.deepEqual(scan, {
      summary: 'Why it matters, in two lines.',
      checklist: { done: 2, total: 3 },
      heading: 'Steps',
      isSure: true,
    })
    assert.deepEqual({ ...readBody(written), isSure: true }, scan)
  })

  it('takes no time over hostile bodies', () => {
    const before = performance.now()
    for (const part of [
      '`',
      '[',
      '- ',
      '> ',
      '|',
      ' ',
      '#',
      '* ',
      '<!--',
      '\t',
      '- [ ] ',
      '\n\n- a',
      '=\n',
      '<<<<<<< \n',
    ])
      scanBody(`text${part.repeat(Math.ceil(300_000 / part.length))}x`)
    assert.ok(performance.now() - before < 3000, 'in linear time')
  })

  const bundle = process.env['WTW_BOARD_BUNDLE']
  if (bundle !== undefined)
    it('agrees with the Markdown parser on every body of a real board', function () {
      this.timeout(120_000)
      const folder = mkdtempSync(join(tmpdir(), 'wtw-bodies-'))
      try {
        execFileSync('git', ['clone', '--quiet', '-b', 'main', bundle, folder])
        const bodies = readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((path) => path.endsWith('.md'))
          .map((path) => readFileSync(join(folder, path), 'utf8'))
          .map((text) => text.slice(splitFrontMatter(text)?.bodyStart ?? 0))
        assert.ok(bodies.length > 100)
        for (const text of bodies) {
          const { isSure, ...facts } = scanBody(text)
          if (isSure) assert.deepEqual(facts, readBody(text))
        }
        assert.ok(bodies.filter((text) => !scanBody(text).isSure).length < bodies.length / 50)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    })
})

import assert from 'node:assert/strict'
import fc from 'fast-check'
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
      { numRuns: Number(process.env['RUNS'] ?? 3000) },
    )
    if (process.env['RUNS']) console.log(sure)
  })
})

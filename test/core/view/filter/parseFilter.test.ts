import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import {
  hasToken,
  parseFilter,
  printFilter,
  printToken,
  toggleToken,
  type WantedToken,
} from '../../../../src/core/view/filter/parseFilter.ts'

function wanted({ kind, key, value, isNegated }: WantedToken): WantedToken {
  return { kind, key, value, isNegated }
}

/** `kind value`, a `-` before what is negated. */
function read(text: string): string[] {
  return parseFilter(text).map(({ kind, value, isNegated }) => `${isNegated ? '-' : ''}${kind} ${value}`)
}

/** Texts that look like filters, and texts of anything. */
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom('@', '#', '-', '"', '\\', ' ', ':', '/', 'i', 's', 'a', 'Ä', '\n') }),
  fc.string({ unit: 'grapheme' }),
)

const anyToken: fc.Arbitrary<WantedToken> = fc
  .record({
    head: fc.constantFrom<[WantedToken['kind'], string]>(
      ['text', ''],
      ['person', '@'],
      ['label', '#'],
      ['class', 'class'],
      ['is', 'is'],
      ['unknown', 'foo'],
    ),
    value: anyText,
    isNegated: fc.boolean(),
  })
  .map(({ head: [kind, key], value, isNegated }) => ({ kind, key, value, isNegated }))

describe('a filter', () => {
  it('reads every kind of token', () => {
    assert.deepEqual(
      read('mesh @anne #network class:expedite thief:neglected-work team:sre column:review is:blocked'),
      [
        'text mesh',
        'person anne',
        'label network',
        'class expedite',
        'thief neglected-work',
        'team sre',
        'column review',
        'is blocked',
      ],
    )
  })

  it('negates with a dash, quotes what has blanks, and takes keys in any case', () => {
    assert.deepEqual(read('-#toil -"in the air" column:"In progress" @"Anne \\"A\\" Nowak" IS:Blocked -is:mine'), [
      '-label toil',
      '-text in the air',
      'column In progress',
      'person Anne "A" Nowak',
      'is Blocked',
      '-is mine',
    ])
  })

  it('takes for words what is nothing else', () => {
    assert.deepEqual(read('12:30 https://example.com/x a-b - -- "is:blocked" ü:x'), [
      'text 12:30',
      'text https://example.com/x',
      'text a-b',
      'text -',
      'text --',
      'text is:blocked',
      'text ü:x',
    ])
  })

  it('knows what it does not know, and what is only begun', () => {
    assert.deepEqual(read('foo:bar @ # is: -class: "open end'), [
      'unknown bar',
      'person ',
      'label ',
      'is ',
      '-class ',
      'text open end',
    ])
  })

  it('is read whatever it is: its tokens cover all but the blanks, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0
        for (const { start, end, valueStart } of parseFilter(text)) {
          assert.match(text.slice(at, start), /^\s*$/)
          assert.ok(start < end && start <= valueStart && valueStart <= end)
          at = end
        }
        assert.match(text.slice(at), /^\s*$/)
      }),
    )
  })

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(fc.array(anyToken, { maxLength: 5 }), (tokens) => {
        assert.deepEqual(parseFilter(printFilter(tokens)).map(wanted), tokens)
      }),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = parseFilter(text)
        assert.deepEqual(parseFilter(printFilter(tokens)).map(wanted), tokens.map(wanted))
        for (const token of tokens) assert.deepEqual(parseFilter(printToken(token)).map(wanted), [wanted(token)])
      }),
    )
  })

  it('takes a token in and out again', () => {
    const thief = { kind: 'thief', key: 'thief', value: 'neglected-work', isNegated: false } as const
    assert.equal(toggleToken('mesh "two  words', thief), 'mesh "two  words" thief:neglected-work')
    assert.equal(toggleToken('a THIEF:Neglected-Work b', thief), 'a b')
    assert.equal(toggleToken('-thief:neglected-work', thief), '-thief:neglected-work thief:neglected-work')
    assert.ok(hasToken('x thief:"neglected-work"', thief))
    assert.ok(!hasToken('-thief:neglected-work', thief))
  })
})

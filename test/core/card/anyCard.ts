import fc from 'fast-check'
import { type Field, fieldOrder, type Value } from '../../../src/core/card/field.ts'

/** Texts that some YAML reader takes for something else, or that need quotes, or that are nothing special. */
export const oddTexts = [
  'in progress',
  'Done',
  'SRE-7K3Q',
  'a1V',
  '2345',
  '7E32',
  '007',
  '0x1F',
  '0o17',
  '0b11',
  '1_000',
  '1.5',
  '.5',
  '.inf',
  '-.INF',
  '.nan',
  '+1',
  '-1',
  '12:30',
  '190:20:30',
  '2026-11-10',
  '2026-11-10 10:00:00',
  'yes',
  'No',
  'on',
  'OFF',
  'y',
  'N',
  'true',
  'False',
  '~',
  'null',
  'NULL',
  '',
  ' ',
  ' lead',
  'trail ',
  '# no comment',
  'a # b',
  'a #b',
  'a: b',
  'a:b',
  'ends:',
  '- dash',
  '-',
  '--- x',
  '---',
  '...',
  '? q',
  '[x]',
  '{x}',
  'a, b',
  'a]',
  '"q"',
  "it's",
  "'",
  '"',
  '\\',
  'back\\slash',
  '@anne',
  '`tick',
  '%x',
  '&a',
  '*a',
  '!t',
  '|',
  '>',
  '>-',
  '=',
  '<<',
  '\ttab',
  'a\tb',
  'a\nb',
  '\r',
  'nel\u0085x',
  'ls\u2028x',
  'ps\u2029',
  'bom\ufeff',
  '\u00a0nbsp',
  '\u0007bell',
  '\u007f',
  'é',
  '日本',
  '😀',
  'x'.repeat(200),
  'http://a.b/c?d=e#f',
  'Replace: the mesh',
  '<script>alert(1)</script>',
  '\u202eevil',
  'key: [a, {b: c}]',
  '0',
  '-0',
  '1e3',
  '1E+3',
  '١٢',
  'Infinity',
  'NaN',
  'None',
  '2026-1-2',
  '0.1.2',
  '1:2',
  '+.5',
  '0_1',
  '09',
  '1,000',
] as const

export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !/\p{Surrogate}/u.test(text)) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom('a', 'B', '1', ' ', ':', '#', ',', '-', "'", '"', '[', '}', '\\', '.', '_', 'é'), {
        maxLength: 8,
      })
      .map((parts) => parts.join('')),
  },
)

/** Texts that may stand in YAML without quotes, in a list too. */
const plainText = fc.constantFrom(
  'anne',
  'in progress',
  'SRE-7K3Q',
  'a1V',
  'two words',
  'x',
  '2026-11-10',
  '42',
  'true',
  'é 😀',
  'no',
)

interface Style {
  readonly indent: string
  readonly note: string
}

const style = fc.record({
  indent: fc.constantFrom('', '  ', '    '),
  note: fc.constantFrom('', '', ' # note', '   # "odd" note: yes'),
})

function quoteSingle(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

const scalarSource = fc.oneof(
  { weight: 3, arbitrary: plainText },
  { weight: 1, arbitrary: plainText.map(quoteSingle) },
  { weight: 1, arbitrary: fc.constantFrom("'it''s'", '"tab\\tbed"', '"a \\"b\\""', "'# x'", "''", '""', '~', 'null') },
)

function entryLines(key: string, values: readonly string[], { indent, note }: Style, shape: string): readonly string[] {
  const [first = 'x'] = values
  switch (shape) {
    case 'scalar':
      return [`${key}: ${first}${note}`]
    case 'wide':
      return [`${key}:   ${first}  `]
    case 'nothing':
      return [`${key}:${note}`]
    case 'flow':
      return [`${key}: [${values.join(', ')}]${note}`]
    case 'tight':
      return [`${key}: [ ${values.join(',')} ]`]
    case 'block':
      return [`${key}:${note}`, ...values.map((value) => `${indent}- ${value}${note}`)]
    case 'below':
      return [`${key}:`, `  ${first}${note}`]
    case 'folded':
      return [`${key}: >-`, '  some folded', '  text']
    case 'literal':
      return [`${key}: |${note}`, '    kept lines', '', '    to the end', '']
    case 'lines':
      return [`${key}: some plain`, '  text in lines']
    default:
      return [`"${key}": ${first}${note}`]
  }
}

const scalarShapes = [
  'scalar',
  'scalar',
  'scalar',
  'wide',
  'nothing',
  'below',
  'folded',
  'literal',
  'lines',
  'quotedKey',
] as const
const listShapes = ['flow', 'flow', 'tight', 'block', 'block', 'scalar', 'nothing'] as const
const listFields: readonly Field[] = ['assignees', 'labels', 'depends_on', 'skills']

const knownEntry = fc
  .tuple(
    fc.constantFrom(...fieldOrder),
    fc.array(scalarSource, { minLength: 1, maxLength: 4 }),
    style,
    fc.nat(),
    fc.constantFrom(...scalarShapes),
    fc.constantFrom(...listShapes),
  )
  .map(([field, values, look, _, scalarShape, listShape]) => ({
    key: field,
    lines: entryLines(field, values, look, listFields.includes(field) ? listShape : scalarShape),
  }))

const unknownEntry = fc.constantFrom(
  { key: 'updated_date', lines: ["updated_date: '2026-01-01 10:00'"] },
  { key: 'nested', lines: ['nested:', '  deep:', '    - a: 1', '      b: 2', '  # inside'] },
  { key: 'flow', lines: ['flow: {a: [1, 2], b: "x"}'] },
  { key: 'über', lines: ['über: ja'] },
  { key: 'long', lines: ['long: |2', '   indented', '  more'] },
  { key: 'keep', lines: ['keep: |+', '  kept', ''] },
)

const filler = fc.constantFrom<readonly string[]>(
  [],
  [],
  [],
  [''],
  ['# a comment'],
  ['  # indented comment'],
  ['', '# two', ''],
)

export interface AnyCard {
  readonly text: string
  readonly eol: string
}

/** Cards as people and tools write them: any order, any style, comments, unknown keys, CRLF, a byte order mark. */
export const anyCard: fc.Arbitrary<AnyCard> = fc
  .record({
    entries: fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: knownEntry }, unknownEntry), {
      selector: ({ key }) => key,
      maxLength: 8,
    }),
    fillers: fc.array(filler, { minLength: 9, maxLength: 9 }),
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    bom: fc.constantFrom('', '', '\ufeff'),
    blanks: fc.constantFrom('', '', ' ', '\t'),
    body: fc.constantFrom('', '\n', 'Text', 'Text\n', '\n# Title\n\n---\nid: not this\n---\n', 'mixed\r\nends\n', '  '),
  })
  .map(({ entries, fillers, eol, bom, blanks, body }) => {
    const lines = entries.flatMap(({ lines: own }, i) => [...own, ...(fillers[i] ?? [])])
    const head = [...(fillers[8] ?? []), ...lines].map((line) => line + eol).join('')
    return { text: `${bom}---${blanks}${eol}${head}---${blanks}${body === '' ? '' : eol + body}`, eol }
  })

/** A field and what it shall be: null takes it away. */
export const anyWish: fc.Arbitrary<{ readonly field: Field; readonly value: Value }> = fc
  .constantFrom(...fieldOrder)
  .chain((field) => {
    const value = listFields.includes(field) ? fc.array(anyText, { maxLength: 4 }) : anyText
    return fc.record({
      field: fc.constant(field),
      value: fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) }),
    })
  })

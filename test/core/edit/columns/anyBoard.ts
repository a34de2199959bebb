import fc from 'fast-check'

/** A `board.md` in three pieces, so that a test can tell what an edit of its columns may touch. */
export interface AnyBoard {
  readonly text: string
  /** All up to the line that says `columns:`. */
  readonly above: string
  /** All behind the last line of the columns. */
  readonly below: string
  readonly eol: string
  readonly ids: readonly string[]
}

const ids = ['backlog', 'in-progress', 'Review', 'done', 'wait for it', '7', 'no']
/** What plain YAML would not read as this text. */
const quoted = (text: string): string => (/^(?:7|no)$/.test(text) ? `'${text}'` : text)

interface Item {
  readonly style: 'scalar' | 'block' | 'flow'
  readonly name: string | null
  readonly wip: number | null
  readonly isQueue: boolean
  readonly remark: 'above' | 'behind' | 'within' | 'none'
  readonly isSpaced: boolean
}

const anyItem: fc.Arbitrary<Item> = fc.record({
  style: fc.constantFrom('scalar', 'block', 'block', 'flow'),
  name: fc.constantFrom(null, 'In progress', '"Say: it"', "'It''s'", 'Grün 🧱'),
  wip: fc.option(fc.integer({ min: 1, max: 9 })),
  isQueue: fc.boolean(),
  remark: fc.constantFrom('above', 'behind', 'within', 'none', 'none'),
  isSpaced: fc.boolean(),
})

/** The lines of one item; its comment names the column, to be found again. */
function linesOf(item: Item, at: number, indent: string): readonly string[] {
  const id = quoted(ids[at] ?? '')
  const note = `# about ${at}`
  // No two columns may answer to one name.
  const name = item.name === null ? [] : [`name: ${item.name.replace(/(['"]?)$/, ` ${at}$1`)}`]
  const keys = [`id: ${id}`, ...name, ...(item.wip === null ? [] : [`wip: ${item.wip}`])]
  if (item.isQueue) keys.push('queue: true')
  const behind = item.remark === 'behind' ? ` ${note}` : ''
  const above = item.remark === 'above' ? [`${indent}${note}`] : []
  const lead = [...(item.isSpaced ? [''] : []), ...above]
  if (item.style === 'scalar') return [...lead, `${indent}- ${id}${behind}`]
  if (item.style === 'flow') return [...lead, `${indent}- {${keys.join(', ')}}${behind}`]
  const within = item.remark === 'within' ? [`${indent}  ${note}`] : []
  const [first = '', ...rest] = keys
  return [...lead, `${indent}- ${first}${behind}`, ...within, ...rest.map((key) => `${indent}  ${key}`)]
}

/** Any `board.md` that people may write by hand. */
export const anyBoard: fc.Arbitrary<AnyBoard> = fc
  .record({
    items: fc.array(anyItem, { minLength: 2, maxLength: ids.length }),
    indent: fc.constantFrom('', '  ', '    '),
    eol: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\ufeff'),
    before: fc.constantFrom([], ['title: Wall # ours'], ['# top', 'extra: {a: [1, 2]}', '']),
    after: fc.constantFrom([], ['limits: {policy: ask} # soft'], ['', '# the end', 'idPrefix: SRE', 'zzz: "x"']),
    body: fc.constantFrom([], ['## Somewhere', 'Words.'], ['', 'Words', '', '## Elsewhere', '---', '# no comment']),
    isEnded: fc.boolean(),
  })
  .map(({ items, indent, eol, mark, before, after, body, isEnded }) => {
    const whole = (lines: readonly string[]): string => lines.map((line) => line + eol).join('')
    const above = mark + whole(['---', ...before, 'columns: # all of them'])
    const end = whole([...after, '---', ...body])
    const below = isEnded ? end : end.slice(0, -eol.length)
    const text = above + whole(items.flatMap((item, at) => linesOf(item, at, indent))) + below
    return { text, above, below, eol, ids: ids.slice(0, items.length) }
  })

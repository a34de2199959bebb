/** One section of the body of `board.md`: what stands under a `##` heading. */
export interface PolicySection {
  readonly heading: string
  readonly markdown: string
}

/** Splits the body of `board.md` at its `##` headings; headings inside code fences are text. */
export function policySections(body: string): readonly PolicySection[] {
  const sections: { heading: string; lines: string[] }[] = []
  let fence: string | null = null
  for (const line of body.split(/\r\n|\r|\n/)) {
    const isFenceLine = fenceOf(line, fence)
    const heading = fence === null && isFenceLine === null ? headingOf(line) : null
    if (isFenceLine !== null) fence = fence === null ? isFenceLine : null
    if (heading !== null) sections.push({ heading, lines: [] })
    else if (fence === null && /^ {0,3}#[ \t]/.test(line)) sections.push({ heading: '', lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections
    .filter(({ heading }) => heading !== '')
    .map(({ heading, lines }) => ({ heading, markdown: lines.join('\n').trim() }))
}

/** What a `##` heading says; null for any other line. Scanned by hand: a pattern takes forever over long runs of blanks. */
function headingOf(line: string): string | null {
  const mark = /^ {0,3}##(?=[ \t]|$)/.exec(line)
  if (mark === null) return null
  const text = line.slice(mark[0].length, endBeforeBlanks(line, line.length))
  let end = text.length
  while (text[end - 1] === '#') end--
  const isClosed = end < text.length && (end === 0 || isBlank(text[end - 1]))
  const said = isClosed ? text.slice(0, endBeforeBlanks(text, end)) : text
  let start = 0
  while (isBlank(said[start])) start++
  return said.slice(start)
}

function endBeforeBlanks(text: string, from: number): number {
  let end = from
  while (end > 0 && isBlank(text[end - 1])) end--
  return end
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t'
}

/** The fence that this line opens, or closes where one is open; null for any other line. */
function fenceOf(line: string, open: string | null): string | null {
  const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line)
  const fence = mark?.[1]
  if (mark === null || fence === undefined) return null
  if (open === null) return fence.startsWith('`') && (mark[2] ?? '').includes('`') ? null : fence
  return fence[0] === open[0] && fence.length >= open.length && (mark[2] ?? '').trim() === '' ? fence : null
}

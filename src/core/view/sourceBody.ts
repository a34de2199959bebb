import type { Element } from 'hast'
import type { RenderedBody } from './cardBody.ts'
import { visibleText } from './visibleText.ts'

/** Characters of a body that are drawn: what is behind them is for an editor. */
const maxRendered = 100_000

/** As much of a body as is drawn. It ends with a line, where there is one. */
export function beginningOf(body: string): string {
  if (body.length <= maxRendered) return body
  const lineEnd = body.lastIndexOf('\n', maxRendered) + 1
  return body.slice(0, lineEnd > 0 ? lineEnd : maxRendered)
}

/** The beginning of a body as it is written: for one that is no Markdown that could be drawn. */
export function sourceBody(body: string): RenderedBody {
  const source = beginningOf(body)
  const text = { type: 'text', value: visibleText(source) } as const
  const pre: Element = { type: 'element', tagName: 'pre', properties: {}, children: [text] }
  return { tree: { type: 'root', children: [pre] }, tasks: [], isCut: source.length < body.length, isSource: true }
}

import type { Element, ElementContent, Root as Tree } from 'hast'
import type { Html, ListItem, Nodes, Root } from 'mdast'
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize'
import remarkRehype, { type Options } from 'remark-rehype'
import { unified } from 'unified'
import { parseMarkdown } from '../card/markdownBody.ts'
import { boxIn } from '../card/taskBox.ts'
import type { RenderedBody, TaskPlace } from './cardBody.ts'
import { beginningOf } from './sourceBody.ts'
import { visibleText } from './visibleText.ts'

/** Nodes inside nodes: what is deeper is shown as it is written. */
const maxDepth = 40

/** All that can be in a rendered body. HTML in a body is text and never parsed; this is the net under it. */
const schema: Schema = {
  tagNames: [
    ...['a', 'blockquote', 'br', 'code', 'del', 'em', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'input', 'li', 'ol', 'p'],
    ...['pre', 'section', 'strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  attributes: {
    a: ['href', 'id', 'title', 'dataPath', 'dataFootnoteRef', 'dataFootnoteBackref'],
    img: ['alt', 'title', 'dataPath', 'dataWhy'],
    input: [['type', 'checkbox'], 'checked', 'dataTask'],
    li: ['id'],
    ol: ['start'],
    section: ['dataFootnotes'],
    td: ['align'],
    th: ['align'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: [],
  strip: ['script', 'style'],
}

const options: Options = {
  handlers: { html: sourceOfHtml },
}

const toTree = unified()
  .use(remarkRehype, options)
  .use(() => (tree: Tree) => settle(tree))
  .use(rehypeSanitize, schema)
  .freeze()

/**
 * Draws the beginning of a body. It can take long for a hostile text: call it where nobody waits, or where it can be
 * ended. Throws a RangeError where the text is too much for the parser.
 */
export function renderBody(body: string): RenderedBody {
  const source = beginningOf(body)
  const root = parseMarkdown(source)
  flatten(root, source, 0)
  const tasks = markTasks(root, source)
  return { tree: withoutPositions(toTree.runSync(root)), tasks, isCut: source.length < body.length, isSource: false }
}

/** Makes text of what is nested too deeply for those who walk the tree after this. */
function flatten(node: Nodes, source: string, depth: number): void {
  if (!('children' in node)) return
  if (depth < maxDepth) return node.children.forEach((child) => flatten(child, source, depth + 1))
  const value = source.slice(node.position?.start.offset, node.position?.end.offset)
  const isInline = node.children.some((child) => child.type === 'text')
  const text = { type: 'text', value } as const
  node.children = isInline ? [text] : [{ type: 'paragraph', children: [text] }]
}

/** Numbers the tasks, and says where each box stands. One that `tickTask` would not find gets no number. */
function markTasks(root: Root, source: string): readonly TaskPlace[] {
  const tasks: TaskPlace[] = []
  const seen = lineCounter(source)
  const visit = (node: Nodes): void => {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      const at = boxOf(node, source)
      const place = at === null ? null : seen(at)
      if (place) {
        node.data = { ...node.data, hProperties: { dataTask: tasks.length } }
        tasks.push({ ...place, isDone: node.checked })
      }
    }
    if ('children' in node) node.children.forEach(visit)
  }
  visit(root)
  return tasks
}

const box = /^\[[ \t\r\nxX]\]$/

/** The offset of a task's `[`: the parser moves the paragraph's start behind the box, unless markup follows at once. */
function boxOf(item: ListItem, source: string): number | null {
  const start = item.children.find(({ type }) => type === 'paragraph')?.position?.start.offset
  if (start === undefined) return null
  const first = item.position?.start.offset ?? 0
  return [start - 4, start].find((at) => at > first && box.test(source.slice(at, at + 3))) ?? null
}

/** Says which line a box is the first thing on, and how many lines above it say the same. Asked for in any order. */
function lineCounter(source: string): (at: number) => Pick<TaskPlace, 'line' | 'nth'> | null {
  const counts = new Map<string, number>()
  const nths: number[] = []
  const starts: number[] = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  const lineFrom = (start: number, next: number | undefined): string =>
    next === undefined ? source.slice(start) : source.slice(start, next - 1).replace(/\r$/, '')
  starts.forEach((start, i) => {
    const line = lineFrom(start, starts[i + 1])
    const count = counts.get(line) ?? 0
    nths.push(count)
    counts.set(line, count + 1)
  })
  return (at) => {
    let low = 0
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle
    }
    const start = starts[low] ?? 0
    const line = lineFrom(start, starts[low + 1])
    return start + boxIn(line) === at + 1 ? { line, nth: nths[low] ?? 0 } : null
  }
}

const holdsBlocks: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

/** HTML is shown as it is written. */
function sourceOfHtml(_state: unknown, { value }: Html, parent: Nodes | undefined): ElementContent {
  const text = { type: 'text', value } as const
  if (!holdsBlocks.has(parent?.type ?? 'root')) return text
  return { type: 'element', tagName: 'pre', properties: {}, children: [text] }
}

/** Turns what links, pictures, boxes and headings say into what may be said; whatever else is there, the net catches. */
function settle(parent: Tree | Element, outline: number[] = []): void {
  parent.children = parent.children.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: visibleText(node.value) }]
    if (node.type !== 'element') return []
    settle(node, outline)
    if (node.tagName === 'a') return settleLink(node)
    if (node.tagName === 'img') return [settlePicture(node)]
    if (node.tagName === 'li') settleTask(node)
    // Its heading is English: who draws it names the section in the person's language.
    if (node.tagName === 'section') node.children = node.children.filter((child) => !isHeading(child))
    const heading = /^h([1-6])$/.exec(node.tagName)?.[1]
    if (heading !== undefined) node.tagName = `h${levelIn(outline, Number(heading))}`
    return [node]
  })
}

/** The level of a heading under the panel's own, h2: no level is left out on the way down, whatever the text does. */
function levelIn(outline: number[], written: number): number {
  while ((outline.at(-1) ?? 0) >= written) outline.pop()
  outline.push(written)
  return Math.min(6, 2 + outline.length)
}

function isHeading(node: ElementContent): boolean {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName)
}

const scheme = /^[a-z][a-z\d+.-]*:/i

/** A link that goes nowhere from here is its text, and where it would have gone. */
function settleLink(link: Element): ElementContent[] {
  const { href, ...properties } = link.properties
  const target = String(href ?? '')
  if (/^(?:https?:\/\/|mailto:)[^\s]/i.test(target))
    return [{ ...link, properties: titled({ ...properties, href: target }) }]
  if ('dataFootnoteRef' in properties || 'dataFootnoteBackref' in properties) return [link]
  const path = pathIn(target)
  if (path !== null) return [{ ...link, properties: titled({ title: properties['title'], dataPath: path }) }]
  return [...link.children, { type: 'text', value: ` (${visibleText(readable(target))})` }]
}

function settlePicture({ properties }: Element): Element {
  const { src, alt, title } = properties
  const path = pathIn(String(src ?? ''))
  const place = path === null ? { dataWhy: 'remote' } : { dataPath: path }
  return {
    type: 'element',
    tagName: 'img',
    properties: titled({ alt: visibleText(String(alt ?? '')), title, ...place }),
    children: [],
  }
}

function titled(properties: Element['properties']): Element['properties'] {
  const { title, ...rest } = properties
  return typeof title === 'string' ? { ...rest, title: visibleText(title) } : rest
}

/** The relative path that an address is, without its fragment; null where it is none. */
function pathIn(target: string): string | null {
  const path = readable(target.replace(/[?#].*$/s, ''))
  const isRelative = path !== '' && !scheme.test(path) && !/^[/\\]|[\0-\x1f\\]/.test(path)
  return isRelative ? path : null
}

/** An address without its percent signs, as a person wrote it. */
function readable(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch (error) {
    if (error instanceof URIError) return target
    throw error
  }
}

/** The number of a task goes from its item to its box. */
function settleTask(item: Element): void {
  const { dataTask, ...properties } = item.properties
  item.properties = properties
  if (dataTask === undefined) return
  const input = [item, ...item.children]
    .flatMap((node) => ('children' in node ? node.children : []))
    .find((node): node is Element => node.type === 'element' && node.tagName === 'input')
  if (input) input.properties['dataTask'] = dataTask
}

/** Only what is drawn goes down to the webview. */
function withoutPositions(tree: Tree): Tree {
  const bare = (node: Tree['children'][number]): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }]
    if (node.type !== 'element') return []
    const { tagName, properties } = node
    return [{ type: 'element', tagName, properties, children: node.children.flatMap(bare) }]
  }
  return { type: 'root', children: tree.children.flatMap(bare) }
}

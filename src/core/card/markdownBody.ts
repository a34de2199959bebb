import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { type BodyFacts, joinLines, stripHeadingMarks } from './bodyFacts.ts'

const markdown = unified().use(remarkParse).use(remarkGfm).freeze()

/** A body as Markdown's syntax tree, with positions. Its time can grow with the square of a hostile text. */
export function parseMarkdown(body: string): Root {
  return markdown.parse(body)
}

/**
 * What the wall shows of a body, by a whole Markdown parser: the truth that `scanBody` is held to, a thousand times as
 * slow. It is a bundle of its own; load it only when a scan was not sure.
 */
export function readBody(body: string): BodyFacts {
  const root = parseMarkdown(body)
  const paragraph = root.children.find((node) => node.type === 'paragraph')
  return {
    summary: paragraph ? joinLines(sourceOf(body, paragraph)) : '',
    checklist: countTasks(root),
    heading: findHeading(body, root),
  }
}

function sourceOf(body: string, { position }: Nodes): string {
  return body.slice(position?.start.offset, position?.end.offset)
}

function findHeading(body: string, root: Root): string | null {
  const heading = root.children.find((node) => node.type === 'heading')
  if (!heading) return null
  const source = sourceOf(body, heading)
  const isOneLine = !/[\r\n]/.test(source)
  if (isOneLine) return stripHeadingMarks(source)
  return joinLines(source.replace(/[\r\n]+[ \t]*(?:=+|-+)[ \t]*$/, ''))
}

function countTasks(root: Root): BodyFacts['checklist'] {
  let done = 0
  let total = 0
  const visit = (node: Nodes): void => {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      total++
      if (node.checked) done++
    }
    if ('children' in node) node.children.forEach(visit)
  }
  visit(root)
  return total === 0 ? null : { done, total }
}

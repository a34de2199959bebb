import type { Element, ElementContent, Properties, Root } from 'hast'
import type { Board } from '../board/board.ts'
import type { Card } from '../card/card.ts'
import { findMentions } from '../card/mentions.ts'

/** The file that a body stands in: relative addresses begin there, and its own id is no link. */
export interface BodyPlace {
  /** Relative to the board folder. */
  readonly path: string
  /** Of the card that it is; null for a file that is none. */
  readonly id: string | null
}

/**
 * A rendered body with its relative addresses looked up on the board: links say `dataCard` (a card's key) or `dataFile`,
 * pictures `dataPicture`, both relative to the board folder; and each id of a card in the text is a link to it.
 */
export function linkBody(tree: Root, board: Board, place: BodyPlace): Root {
  const linkAll = (nodes: readonly ElementContent[], isInLink: boolean): ElementContent[] =>
    nodes.flatMap((node) => {
      if (node.type === 'text') return isInLink ? [node] : linkMentions(node.value, board, place)
      if (node.type !== 'element') return [node]
      const children = linkAll(node.children, isInLink || node.tagName === 'a' || node.tagName === 'pre')
      return [{ ...node, properties: lookedUp(node, board, place), children }]
    })
  return { type: 'root', children: linkAll(tree.children as ElementContent[], false) }
}

/** Paths of the pictures of a linked body, each once. */
export function picturesOf(tree: Root): readonly string[] {
  const found = new Set<string>()
  const visit = (node: Root | ElementContent): void => {
    if (!('children' in node)) return
    if (node.type === 'element' && typeof node.properties['dataPicture'] === 'string')
      found.add(node.properties['dataPicture'])
    for (const child of node.children) visit(child as ElementContent)
  }
  visit(tree)
  return [...found]
}

function lookedUp({ tagName, properties }: Element, board: Board, place: BodyPlace): Properties {
  const { dataPath, ...rest } = properties
  if (typeof dataPath !== 'string') return properties
  const path = resolvePath(place.path, dataPath)
  if (tagName === 'img')
    return path.startsWith('../') ? { ...rest, dataWhy: 'outside' } : { ...rest, dataPicture: path }
  const named = cardOf(board, dataPath)
  const key = board.cardsByPath.has(path) ? path : named?.path
  return key === undefined ? { ...rest, dataFile: path } : { ...rest, dataCard: key }
}

function linkMentions(text: string, board: Board, place: BodyPlace): ElementContent[] {
  const own = place.id?.toLowerCase()
  const mentions = findMentions(text, (id) => id !== own && cardOf(board, id) !== undefined)
  const parts: ElementContent[] = []
  let at = 0
  for (const { id, start, end } of mentions) {
    if (start > at) parts.push({ type: 'text', value: text.slice(at, start) })
    const dataCard = cardOf(board, id)?.path ?? ''
    parts.push({ type: 'element', tagName: 'a', properties: { dataCard }, children: [{ type: 'text', value: id }] })
    at = end
  }
  return at < text.length ? [...parts, { type: 'text', value: text.slice(at) }] : parts
}

/** The one card with this id. */
function cardOf(board: Board, id: string): Card | undefined {
  const cards = board.cardsById.get(id.toLowerCase())
  return cards?.length === 1 ? cards[0] : undefined
}

/** A path that is relative to the card's folder, relative to the board folder; it may begin with `../`. */
function resolvePath(from: string, path: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..' || parts.length === 0 || parts.at(-1) === '..') parts.push(part)
    else parts.pop()
  }
  return parts.join('/')
}

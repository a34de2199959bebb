import type { ComparedCard, Comparison } from '../history/compareBoards.ts'
import { oneLine } from '../edit/text.ts'

/** What is different between two walls, for a terminal: a list under each head, ends with LF. */
export function comparisonText(comparison: Comparison): string {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['Moved', comparison.moved.map((card) => cardLine(card, `${card.from.name} → ${card.to.name}`))],
    ['New', comparison.new.map((card) => cardLine(card, card.to.name))],
    ['Gone', comparison.gone.map((card) => cardLine(card, card.from.name))],
    ['Done', comparison.done.map((card) => cardLine(card))],
    ['Blocked', comparison.blocked.map((card) => cardLine(card, card.reason ?? ''))],
    ['Unblocked', comparison.unblocked.map((card) => cardLine(card))],
    ['Edited', comparison.edited.map((card) => cardLine(card))],
    [
      'Over the limit',
      comparison.overLimit.map(({ column, count, limit }) => `${oneLine(column.name)}  ${count} of ${limit}`),
    ],
  ]
  const shown = lists.filter(([, lines]) => lines.length > 0)
  if (shown.length === 0) return 'Nothing is different.\n'
  return `${shown.map(([head, lines]) => [`${head} (${lines.length})`, ...lines].join('\n  ')).join('\n\n')}\n`
}

function cardLine({ card, title }: ComparedCard, more = ''): string {
  return [card, title, more]
    .filter((part) => part !== '')
    .map(oneLine)
    .join('  ')
}

interface CardOfComparison {
  readonly card: string
  readonly title: string
}

/** What `wtw compare --json` prints. Columns go by their ids. */
export interface ComparisonJson {
  readonly moved: readonly (CardOfComparison & { readonly from: string; readonly to: string })[]
  readonly new: readonly (CardOfComparison & { readonly to: string })[]
  readonly gone: readonly (CardOfComparison & { readonly from: string })[]
  readonly done: readonly CardOfComparison[]
  readonly blocked: readonly (CardOfComparison & { readonly reason: string | null })[]
  readonly unblocked: readonly CardOfComparison[]
  readonly edited: readonly CardOfComparison[]
  readonly overLimit: readonly { readonly column: string; readonly count: number; readonly limit: number }[]
}

/** The same as one JSON value. */
export function comparisonJson(comparison: Comparison): ComparisonJson {
  const plain = ({ card, title }: ComparedCard): CardOfComparison => ({ card, title })
  return {
    moved: comparison.moved.map((card) => ({ ...plain(card), from: card.from.id, to: card.to.id })),
    new: comparison.new.map((card) => ({ ...plain(card), to: card.to.id })),
    gone: comparison.gone.map((card) => ({ ...plain(card), from: card.from.id })),
    done: comparison.done.map(plain),
    blocked: comparison.blocked.map((card) => ({ ...plain(card), reason: card.reason })),
    unblocked: comparison.unblocked.map(plain),
    edited: comparison.edited.map(plain),
    overLimit: comparison.overLimit.map(({ column, count, limit }) => ({ column: column.id, count, limit })),
  }
}

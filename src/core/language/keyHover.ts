import type { Board } from '../board/board.ts'
import { statusIndex } from '../board/findColumn.ts'
import { fieldsByKey } from '../card/cardFields.ts'
import { boardKeyDocs, boardWordDocs } from './boardKeyDocs.ts'
import { cardKeyDocs, classDocs } from './cardKeys.ts'
import { columnWords } from './cardSuggestions.ts'
import { plainMarkdown } from './markdownText.ts'
import { unquoted } from './slotReader.ts'
import { slotAt } from './yamlSlot.ts'

/** What is said about a stretch of text, as Markdown; offsets, `end` exclusive. */
export interface Hover {
  readonly markdown: string
  readonly start: number
  readonly end: number
}

/** What the key or the value at an offset of a card's front matter means; null where there is nothing to say. */
export function hoverInCard(board: Board, text: string, offset: number): Hover | null {
  const slot = slotAt(text, offset)
  if (slot === null || slot.start === slot.end) return null
  const word = unquoted(text.slice(slot.start, slot.end))
  const key = slot.kind === 'key' ? word : slot.path[0]
  const field = key === undefined ? undefined : fieldsByKey(board.workflow.fieldNames).get(key)
  if (field === undefined || (slot.kind === 'key' && slot.path.length > 0)) return null
  const { start, end } = slot
  if (slot.kind === 'key') return { markdown: cardKeyDocs(field), start, end }
  const markdown =
    field === 'status'
      ? columnHover(board, word)
      : field === 'thief'
        ? thiefHover(board, word)
        : field === 'class'
          ? classHover(word)
          : ''
  return markdown === '' ? null : { markdown, start, end }
}

function columnHover(board: Board, status: string): string {
  const index = statusIndex(board.workflow).get(status.trim().toLowerCase())
  const column = index === undefined ? undefined : board.workflow.columns[index]
  if (index === undefined || column === undefined) return ''
  const policy = plainMarkdown(column.policy, 500)
  return `**${plainMarkdown(column.name, 60)}** · ${columnWords(board, index)}${policy === '' ? '' : `\n\n${policy}`}`
}

function thiefHover({ workflow }: Board, word: string): string {
  const thief = workflow.thieves.find(({ id }) => id.toLowerCase() === word.toLowerCase())
  return thief === undefined ? '' : `**${plainMarkdown(thief.name)}** · ${plainMarkdown(thief.definition)}`
}

function classHover(word: string): string {
  const isKnown = word === 'expedite' || word === 'fixed-date' || word === 'standard' || word === 'intangible'
  return isKnown ? classDocs(word) : ''
}

/** What a key or a word of `board.md` means; null where there is nothing to say. */
export function hoverInBoard(text: string, offset: number): Hover | null {
  const slot = slotAt(text, offset)
  if (slot === null || slot.start === slot.end) return null
  const { start, end } = slot
  const word = unquoted(text.slice(start, end))
  const markdown = slot.kind === 'key' ? boardKeyDocs([...slot.path, word]) : boardWordDocs(slot.path, word)
  return markdown === '' ? null : { markdown, start, end }
}

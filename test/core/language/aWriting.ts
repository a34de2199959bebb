import assert from 'node:assert/strict'
import type { Board } from '../../../src/core/board/board.ts'
import { suggestInCard } from '../../../src/core/language/cardSuggestions.ts'
import type { Suggestions } from '../../../src/core/language/suggestion.ts'
import { boardMd, boardOf, cardFiles } from '../board/boardOf.ts'

export const today = '2026-11-24'

/** A board of three people, a thief of its own, and a few cards. */
export const writtenBoard: Board = boardOf({
  'board.md': boardMd(
    `
title: Written
idPrefix: T
columns:
  - {id: todo, name: Todo, aliases: [To Do]}
  - {id: doing, name: Doing, wip: 2, started: true}
  - {id: done, name: Done, finished: true}
people:
  anne: {name: Anne Neumann, team: sre}
  bern: {team: net}
thieves: {vendor-wait: Waiting for a supplier}
iteration: {start: 2026-11-16, days: 7}
`,
    '## Doing\nPull *one* at a time.\n',
  ),
  ...cardFiles(
    ['T-1', 'doing', 'assignees: [anne]', 'labels: [network, chaos]'],
    ['T-2', 'todo', 'assignees: ["@Zoe"]', 'labels: [network]', 'team: data'],
    ['T-3', 'done'],
  ),
})

/** A text with its cursor at `|` taken apart. */
export function atCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|')
  assert.ok(offset >= 0, 'the text has a cursor')
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset }
}

export function suggested(marked: string, board = writtenBoard): Suggestions | null {
  const { text, offset } = atCursor(marked)
  return suggestInCard({ board, path: 'T-9.md', text, today }, offset)
}

/** The text after the suggestion of this label was taken. */
export function taken(marked: string, label: string, board = writtenBoard): string {
  const found = suggested(marked, board)
  const item = found?.items.find((one) => one.label === label)
  assert.ok(found && item, `${label} is suggested`)
  const { text } = atCursor(marked)
  return text.slice(0, found.start) + item.insert + text.slice(found.end)
}

export function labels(found: Suggestions | null): readonly string[] {
  return found?.items.map(({ label }) => label) ?? []
}

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type BoardRepository, boardRepository } from '../fixtures/boardRepository.ts'

/** A workflow of four columns, one of them with a limit. */
export const boardText = `---
title: SRE wall
columns:
  - id: backlog
    name: Backlog
  - id: ready
    name: Ready
    wip: 2
    aliases: [To Do]
  - id: in-progress
    name: In progress
    started: true
  - id: done
    name: Done
    finished: true
---
`

/** The text of a card. */
export function cardText(id: string, status: string, rank: string, title = `Card ${id}`): string {
  return `---\nid: ${id}\nstatus: ${status}\nrank: ${rank}\ntitle: ${title}\ncreated: 2026-11-10\n---\nBody of ${id}.\n`
}

/** A folder that is no repository, with these files by path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly folder: string
  readonly write: (path: string, text: string | Uint8Array) => void
  readonly remove: () => void
} {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wtw-')))
  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Cards `SRE-1` … in the backlog, by path below `board/`, with `board.md`. */
export function backlogOf(count: number): Record<string, string> {
  const cards = Array.from({ length: count }, (_, i) => [
    `board/sre-${i + 1}.md`,
    cardText(`SRE-${i + 1}`, 'backlog', `a${String.fromCharCode(65 + i)}`),
  ])
  return { 'board/board.md': boardText, ...(Object.fromEntries(cards) as Record<string, string>) }
}

/** A repository with one commit that holds these files. */
export function repositoryWith(files: Readonly<Record<string, string>>): BoardRepository {
  return boardRepository([{ at: '2026-11-16T09:00:00+01:00', message: 'Begins', files }])
}

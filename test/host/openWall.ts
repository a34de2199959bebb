import assert from 'node:assert/strict'
import { realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commands, extensions, TabInputWebview, window, workspace } from 'vscode'
import type { Wiring } from '../../src/extension.ts'
import type { BoardView, CardView } from '../../src/core/view/boardView.ts'
import { buildView } from '../../src/core/view/buildView.ts'
import { type BoardRepository, openRepository } from '../fixtures/boardRepository.ts'

/** The extension as VS Code runs it here. */
export function theExtension() {
  const extension = extensions.getExtension<Wiring | undefined>('walk-the-wall.walk-the-wall')
  assert.ok(extension, 'the extension is installed')
  return extension
}

/** The running parts of the extension, which it hands out in tests only. */
export async function wiring(): Promise<Wiring> {
  const wires = await theExtension().activate()
  assert.ok(wires, 'the extension runs in test mode')
  return wires
}

/** The repository that this window has open. */
export function openFolder(): BoardRepository {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath
  assert.ok(folder, 'a folder is open')
  return openRepository(realpathSync.native(folder))
}

/** What may be seen, or not yet. */
type Look<T> = T | null | undefined | false

/** Looks until there is something to see; what it was looking for is told when there is not within `timeoutMs`. */
export async function until<T>(wanted: string, look: () => Look<T> | Promise<Look<T>>, timeoutMs = 15_000): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const seen = await look()
    if (seen !== null && seen !== undefined && seen !== false) return seen
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs} ms: ${wanted}`)
    await sleep(25)
  }
}

/** Starts over: no editor, no operation in progress, and a board of these files in one commit. */
export async function freshBoard(files: Readonly<Record<string, string>>): Promise<BoardRepository> {
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  await commands.executeCommand('workbench.action.closeAllEditors')
  await nothingPending()
  const repository = openFolder()
  rmSync(join(repository.folder, 'board'), { recursive: true, force: true })
  const present = repository.git('ls-files', '--', 'board').split('\n').filter(Boolean)
  if (present.length > 0) repository.git('rm', '--quiet', '--cached', '-r', '--', 'board')
  for (const [path, text] of Object.entries(files)) repository.write(`board/${path}`, text)
  repository.git('add', '--all')
  repository.git('commit', '--quiet', '--allow-empty', '-m', 'A board')
  return repository
}

/** Lets a change that waited in a closed editor get into its file and into git, before the files are others. */
async function nothingPending(): Promise<void> {
  const { sessions } = await wiring()
  const { folder } = openFolder()
  for (const session of sessions.all().filter((session) => session.folder.startsWith(folder)))
    await until('nothing pending', async () => {
      await session.refreshHead()
      return session.head.pending === 0
    })
}

/** Opens the board and waits until it shows. */
export async function openBoard(): Promise<BoardView> {
  await commands.executeCommand('walkTheWall.openBoard')
  return shown()
}

/** What the webview shows now. */
export async function shown(): Promise<BoardView> {
  const { panels } = await wiring()
  const { board, context } = await until('the board shows', () => panels.current?.shown)
  return buildView(board, context, null)
}

/** The card as the webview shows it now, or null. */
export async function shownCard(id: string): Promise<CardView | null> {
  const { cards } = await shown()
  return Object.values(cards).find((card) => card.id === id) ?? null
}

/** How many boards stand in the window's tabs. */
export function boardTabs(): number {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs)
  return tabs.filter(({ input }) => input instanceof TabInputWebview && input.viewType.includes('walkTheWall')).length
}

/** A workflow of three columns, the middle one with a limit of two. */
export const boardFile = `---
title: Tested wall
columns:
  - id: ready
    name: Ready
  - id: doing
    name: Doing
    wip: 2
  - id: done
    name: Done
limits:
  policy: block
---
`

/** A card's file. */
export function cardFile(id: string, status: string, more = ''): string {
  return `---\nid: ${id}\nstatus: ${status}\ntitle: Card ${id}\n${more}---\nA body.\n`
}

import { dirname, posix } from 'node:path'
import { commands, Disposable } from 'vscode'
import { boardFile } from './boardFiles.ts'
import type { Sessions } from './sessions.ts'

/**
 * Tells VS Code what the menus, the palette and the welcome of the tree depend on: whether there is a board, and in which
 * folders the files of boards lie.
 */
export function setContextKeys(sessions: Sessions): Disposable {
  const update = (): void => {
    const folders = sessions.folders.flatMap((folder) => cardFolders(sessions, folder))
    void commands.executeCommand('setContext', 'walkTheWall.cardFolders', folders)
  }
  sessions.accompany(() => {
    update()
    return new Disposable(() => undefined)
  })
  return sessions.onDidFind((folders) => {
    void commands.executeCommand('setContext', 'walkTheWall.hasBoard', folders.length > 0)
    update()
  })
}

/** The board's folder, and those below it that hold cards, once it has been read. */
function cardFolders(sessions: Sessions, folder: string): readonly string[] {
  const cards = sessions.opened(folder)?.board.cardsByPath.keys() ?? []
  const folders = new Set(['board.md', ...cards].map((path) => posix.dirname(path)))
  return [...folders].map((path) => dirname(boardFile(folder, posix.join(path, 'board.md')).fsPath))
}

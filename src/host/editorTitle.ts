import { dirname, posix } from 'node:path'
import { commands, Disposable } from 'vscode'
import { boardFile } from './boardFiles.ts'
import type { Sessions } from './sessions.ts'

/** Gives the files of boards their button in the editor's title, by naming the folders that they lie in. */
export function offerInEditorTitle(sessions: Sessions): Disposable {
  let boards: readonly string[] = []
  const update = (): void => {
    const folders = boards.flatMap((folder) => cardFolders(sessions, folder))
    void commands.executeCommand('setContext', 'walkTheWall.cardFolders', folders)
  }
  sessions.accompany(() => {
    update()
    return new Disposable(() => undefined)
  })
  return sessions.onDidFind((folders) => {
    boards = folders
    update()
  })
}

/** The board's folder, and those below it that hold cards, once it has been read. */
function cardFolders(sessions: Sessions, folder: string): readonly string[] {
  const cards = sessions.opened(folder)?.board.cardsByPath.keys() ?? []
  const folders = new Set(['board.md', ...cards].map((path) => posix.dirname(path)))
  return [...folders].map((path) => dirname(boardFile(folder, posix.join(path, 'board.md')).fsPath))
}

import { join, relative } from 'node:path'
import { Uri, window, workspace } from 'vscode'
import { realPathOf } from '../repo/files/sameFile.ts'

/**
 * A file of a board (`path` relative to its folder, with `/`) as the window knows it: where a workspace folder was opened
 * through a link, by the way through that link, so that it is the same document as in the Explorer.
 */
export function boardFile(folder: string, path: string): Uri {
  const file = join(folder, path)
  for (const { uri } of workspace.workspaceFolders ?? []) {
    if (uri.scheme !== 'file') continue
    if (isBelow(uri.fsPath, file)) return Uri.file(file)
    const root = realPathOf(uri.fsPath)
    if (isBelow(root, file)) return Uri.joinPath(uri, relative(root, file))
  }
  return Uri.file(file)
}

/** Opens a file of a board in the editor. */
export async function openBoardFile(folder: string, path: string): Promise<void> {
  await window.showTextDocument(boardFile(folder, path))
}

/** Whether a file lies in a folder, as far as their paths say. */
export function isBelow(folder: string, file: string): boolean {
  const way = relative(folder, file)
  return way !== '' && !way.startsWith('..') && !/^([a-z]:)?[/\\]/i.test(way)
}

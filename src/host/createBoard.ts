import { basename } from 'node:path'
import { commands, l10n, Uri, window, workspace, type WorkspaceFolder } from 'vscode'
import { newBoard } from '../core/edit/newBoard.ts'
import { realPathOf } from '../repo/files/sameFile.ts'
import { todayIn } from '../repo/session/planContext.ts'
import { writerFor } from '../repo/commit/writer.ts'
import type { Report } from './report.ts'
import type { Sessions } from './sessions.ts'
import { openEditors } from './editors.ts'
import { offerTrust } from './offerTrust.ts'
import { skipsHooks } from './settings.ts'

/**
 * Makes `board/` with a workflow and three cards in the folder of this window, in one commit, and returns the absolute
 * real path of the board: the new one, or the one that was there. Null if the person went back, or it could not be made.
 */
export async function createBoard(sessions: Sessions, report: Report): Promise<string | null> {
  if (!workspace.isTrusted) {
    await offerTrust()
    return null
  }
  const root = await pickRoot()
  if (!root) return null
  const folder = Uri.joinPath(root.uri, 'board')
  const present = (await sessions.search()).find((board) => board === realPathOf(folder.fsPath))
  if (present !== undefined) return present
  await workspace.fs.createDirectory(folder)
  const writer = await writerFor(await sessions.git(), folder.fsPath, { editors: openEditors, skipsHooks })
  const context = { today: todayIn(null), knownIds: new Set<string>(), random: Array.from({ length: 64 }, Math.random) }
  const outcome = await writer.write({ folder: folder.fsPath, commitSuffix: '' }, () =>
    Promise.resolve(newBoard(basename(root.uri.fsPath), context)),
  )
  if (outcome.kind === 'failed') report.failure(outcome.error)
  if (outcome.kind === 'refused') {
    await window.showErrorMessage(outcome.refusal.message)
    return null
  }
  await sessions.search()
  const made = realPathOf(folder.fsPath)
  // The session of a board that stood here before does not know of the new one yet.
  await sessions.opened(made)?.refresh()
  return made
}

/** The only folder of the window, or the one that the person picks; without one there is nowhere to put a board. */
async function pickRoot(): Promise<WorkspaceFolder | undefined> {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file')
  if (folders.length > 1) return window.showWorkspaceFolderPick({ placeHolder: l10n.t('Where shall the board be?') })
  if (folders.length === 0) {
    const open = l10n.t('Open Folder')
    const answer = await window.showInformationMessage(l10n.t('A board is made in a folder: open one first.'), open)
    if (answer === open) await commands.executeCommand('vscode.openFolder')
  }
  return folders[0]
}

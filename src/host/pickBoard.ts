import { basename } from 'node:path'
import { commands, l10n, Uri, window, workspace } from 'vscode'
import { realPathOf } from '../repo/files/sameFile.ts'
import type { BoardPanels } from './boardPanels.ts'
import { isBelow } from './boardFiles.ts'
import { offerTrust } from './offerTrust.ts'
import type { Sessions } from './sessions.ts'

/**
 * The board that a command is about, as a folder: the one of the file it was called on, the one that has the focus, the
 * only one there is, or the one that the person picks. Null if there is none, or the person picks none.
 */
export async function pickBoard(sessions: Sessions, panels: BoardPanels, file?: unknown): Promise<string | null> {
  if (!(file instanceof Uri) && panels.current?.isActive === true) return panels.current.folder
  const boards = await sessions.find()
  const asked = file instanceof Uri ? innermost(boards, file.fsPath) : null
  if (asked !== null) return asked
  if (boards.length > 1) return pick(boards)
  if (boards[0] === undefined) await offerBoard()
  return boards[0] ?? null
}

/** The board that a file belongs to: of boards within boards, the one nearest to it. */
export function innermost(boards: readonly string[], file: string): string | null {
  const real = realPathOf(file)
  const around = boards.filter((board) => isBelow(board, real))
  return around.sort((one, other) => other.length - one.length)[0] ?? null
}

async function pick(boards: readonly string[]): Promise<string | null> {
  const current = innermost(boards, window.activeTextEditor?.document.uri.fsPath ?? '')
  const items = [...boards]
    .sort((one, other) => Number(other === current) - Number(one === current))
    .map((folder) => ({ label: basename(folder), description: workspace.asRelativePath(Uri.file(folder)), folder }))
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Which board?'), matchOnDescription: true })
  return picked?.folder ?? null
}

async function offerBoard(): Promise<void> {
  if (!workspace.isTrusted) return offerTrust()
  const create = l10n.t('Create Board')
  const answer = await window.showInformationMessage(l10n.t('There is no board in this window yet.'), create)
  if (answer === create) await commands.executeCommand('walkTheWall.createBoard')
}

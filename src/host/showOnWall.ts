import { join, relative, sep } from 'node:path'
import { Uri, window } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import { plainLabel } from '../core/view/plain.ts'
import { realPathOf } from '../repo/files/sameFile.ts'
import type { BoardPanel } from './boardPanel.ts'
import type { BoardPanels } from './boardPanels.ts'
import { innermost } from './pickBoard.ts'
import type { Sessions } from './sessions.ts'
import { WallEntry } from './wallView.ts'

/** A file of a board. */
export interface BoardPlace {
  readonly folder: string
  /** Relative to the board folder, with `/`. */
  readonly path: string
}

/** The file that a command was called on: an entry of the tree, a file, or the one in the editor. Null: of no board. */
export async function placeOf(target: unknown, sessions: Sessions): Promise<BoardPlace | null> {
  if (target instanceof WallEntry) return { folder: target.folder, path: target.item.path }
  const file = target instanceof Uri ? target : window.activeTextEditor?.document.uri
  if (file?.scheme !== 'file') return null
  const folder = innermost(await sessions.find(), file.fsPath)
  if (folder === null) return null
  return { folder, path: relative(folder, realPathOf(file.fsPath)).split(sep).join('/') }
}

/**
 * Opens the board with the keyboard on the card that a command was called on, and returns its panel; null where that is
 * no card of a wall, which it says.
 */
export async function showOnWall(target: unknown, sessions: Sessions, panels: BoardPanels): Promise<BoardPanel | null> {
  const place = await placeOf(target, sessions)
  if (!place) {
    void window.showInformationMessage(t('This file belongs to no board.'))
    return null
  }
  const { folder, path } = place
  const session = await sessions.open(folder)
  await session.refresh([join(folder, path)])
  const panel = panels.open(folder)
  if (path === 'board.md') return panel
  if (session.board.cardsByPath.has(path)) {
    panel.revealCard(path)
    return panel
  }
  const why = path.startsWith('archive/') ? t('{0} is archived: it is not on the wall.', plainLabel(path)) : null
  void window.showInformationMessage(why ?? t('{0} is no card of this wall.', plainLabel(path)))
  return null
}

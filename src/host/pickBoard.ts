import { commands, type QuickPick, type QuickPickItem, Uri, window, workspace } from 'vscode'
import { plural, t } from '../core/l10n/l10n.ts'
import { plainLabel, withoutIcons } from '../core/view/plain.ts'
import { wallStatus } from '../core/view/wallStatus.ts'
import { readWorkflowFile } from '../repo/files/boardFile.ts'
import { realPathOf } from '../repo/files/sameFile.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import type { BoardPanels } from './boardPanels.ts'
import { boardFile, isBelow } from './boardFiles.ts'
import type { LastBoard } from './lastBoard.ts'
import { offerTrust } from './offerTrust.ts'
import type { Sessions } from './sessions.ts'

/** What boards are picked from. */
export interface PickScope {
  readonly sessions: Sessions
  readonly panels: BoardPanels
  readonly last: LastBoard
}

/**
 * The board that a command is about, as a folder: the one of the file it was called on, the one that has the focus, the
 * only one there is, or the one that the person picks. Null if there is none, or the person picks none.
 */
export async function pickBoard({ sessions, panels, last }: PickScope, file?: unknown): Promise<string | null> {
  if (!(file instanceof Uri) && panels.current?.isActive === true) return panels.current.folder
  const boards = await sessions.find()
  const asked = file instanceof Uri ? innermost(boards, file.fsPath) : null
  if (asked !== null) return asked
  if (boards.length > 1) return pick(boards, sessions, last)
  if (boards[0] === undefined) await offerBoard()
  return boards[0] ?? null
}

/** The board that a file belongs to: of boards within boards, the one nearest to it. */
export function innermost(boards: readonly string[], file: string): string | null {
  const real = realPathOf(file)
  const around = boards.filter((board) => isBelow(board, real))
  return around.sort((one, other) => other.length - one.length)[0] ?? null
}

interface BoardItem extends QuickPickItem {
  readonly folder: string
}

/** Boards that are read for the picker only: more are listed without their counts. */
const mostRead = 20

/** Lists the boards at once, that of the editor or the last one first, and says how full each is as soon as it is read. */
function pick(boards: readonly string[], sessions: Sessions, last: LastBoard): Promise<string | null> {
  const first = innermost(boards, window.activeTextEditor?.document.uri.fsPath ?? '') ?? last.folder
  const sorted = [...boards].sort((one, other) => Number(other === first) - Number(one === first))
  const pick = window.createQuickPick<BoardItem>()
  pick.placeholder = t('Which board?')
  pick.matchOnDescription = true
  pick.items = sorted.map((folder) => boardItem(folder, sessions))
  return new Promise((resolve) => {
    const end = (folder: string | null): void => {
      resolve(folder)
      pick.dispose()
    }
    pick.onDidAccept(() => end(pick.selectedItems[0]?.folder ?? null))
    pick.onDidHide(() => end(null))
    pick.show()
    for (const folder of sorted.slice(0, mostRead))
      // One that cannot be read stays without its counts; opening it says why.
      sessions.open(folder).then(() => refill(pick, sessions), noCounts)
  })
}

const noCounts = (): undefined => undefined

function refill(pick: QuickPick<BoardItem>, sessions: Sessions): void {
  const active = pick.activeItems[0]?.folder
  pick.items = pick.items.map(({ folder }) => boardItem(folder, sessions))
  // Where none is known to be active yet, the first one becomes it by itself.
  if (active !== undefined) pick.activeItems = pick.items.filter(({ folder }) => folder === active)
}

function boardItem(folder: string, sessions: Sessions): BoardItem {
  const description = workspace.asRelativePath(boardFile(folder, 'board.md')).replace(/[/\\]board\.md$/, '')
  const session = sessions.opened(folder)
  const title = session?.board.workflow.title ?? readWorkflowFile(folder).read().title
  const item = { label: withoutIcons(plainLabel(title)), description: withoutIcons(plainLabel(description)), folder }
  return session ? { ...item, detail: countsOf(session) } : item
}

function countsOf({ board, viewContext }: BoardSession): string {
  const cards = plural(board.cardsByPath.size, '{0} card', '{0} cards')
  return `${cards} · ${wallStatus(board, viewContext).counts}`
}

async function offerBoard(): Promise<void> {
  if (!workspace.isTrusted) return offerTrust()
  const create = t('Create Board')
  const answer = await window.showInformationMessage(t('There is no board in this window yet.'), create)
  if (answer === create) await commands.executeCommand('walkTheWall.createBoard')
}

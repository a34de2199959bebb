import { basename } from 'node:path'
import { commands, Uri, window, workspace, type WorkspaceFolder } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import { newBoard } from '../core/edit/newBoard.ts'
import { boardFileName } from '../repo/files/boardFile.ts'
import { repositoryTop } from '../repo/files/findBoards.ts'
import { realPathOf } from '../repo/files/sameFile.ts'
import { initRepository } from '../repo/git/startRepository.ts'
import { todayIn } from '../repo/session/planContext.ts'
import { writerFor } from '../repo/commit/writer.ts'
import type { Report } from './report.ts'
import type { Sessions } from './sessions.ts'
import { openEditors } from './editors.ts'
import { noteDone } from './milestones.ts'
import { offerTrust } from './offerTrust.ts'
import { skipsHooks } from './settings.ts'

/** A board that is there now. */
export interface CreatedBoard {
  /** Absolute, real path. */
  readonly folder: string
  /** Of the card to begin with, relative to the folder; null on a board that was there before. */
  readonly firstCard: string | null
}

/**
 * Makes `board/` with a workflow and three cards in the folder of this window, in one commit; returns the new board, or
 * the one that was there. Null if the person went back, or it could not be made.
 */
export async function createBoard(sessions: Sessions, report: Report): Promise<CreatedBoard | null> {
  if (!workspace.isTrusted) {
    await offerTrust()
    return null
  }
  const root = await pickRoot()
  if (!root) return null
  const uri = Uri.joinPath(root.uri, 'board')
  const present = (await sessions.search()).find((board) => board === realPathOf(uri.fsPath))
  if (present !== undefined) return { folder: present, firstCard: null }
  if (!(await makeSureOfGit(root.uri.fsPath, sessions))) return null
  const firstCard = await writeBoard(uri, basename(root.uri.fsPath), sessions, report)
  if (firstCard === null) return null
  noteDone({ kind: 'createBoard' })
  await sessions.search()
  const folder = realPathOf(uri.fsPath)
  // The session of a board that stood here before does not know of the new one yet.
  await sessions.opened(folder)?.refresh()
  return { folder, firstCard }
}

/** Writes the board's files and commits them. Returns the path of the first card; null if nothing was written. */
async function writeBoard(uri: Uri, name: string, sessions: Sessions, report: Report): Promise<string | null> {
  await workspace.fs.createDirectory(uri)
  const folder = realPathOf(uri.fsPath)
  const git = repositoryTop(folder) === null ? null : await sessions.git()
  const writer = await writerFor(git, folder, { editors: openEditors, skipsHooks })
  const context = { today: todayIn(null), knownIds: new Set<string>(), random: Array.from({ length: 64 }, Math.random) }
  const plan = newBoard(name, context)
  const outcome = await writer.write({ folder, commitSuffix: '' }, () => Promise.resolve(plan))
  if (outcome.kind === 'refused') {
    await window.showErrorMessage(outcome.refusal.message)
    return null
  }
  if (outcome.kind === 'failed') report.failure(outcome.error, await sessions.open(folder))
  return plan.kind === 'plan' ? (plan.edits.find(({ path }) => path !== boardFileName)?.path ?? null) : null
}

/** The only folder of the window, or the one that the person picks; without one there is nowhere to put a board. */
async function pickRoot(): Promise<WorkspaceFolder | undefined> {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file')
  if (folders.length > 1) return window.showWorkspaceFolderPick({ placeHolder: t('Where shall the board be?') })
  if (folders.length === 0) {
    const open = t('Open Folder')
    const answer = await window.showInformationMessage(t('A board is made in a folder: open one first.'), open)
    if (answer === open) await commands.executeCommand('vscode.openFolder')
  }
  return folders[0]
}

/** Where there is no repository, one can be made with the board. False: the person went back. */
async function makeSureOfGit(folder: string, sessions: Sessions): Promise<boolean> {
  if (repositoryTop(realPathOf(folder)) !== null) return true
  const ways = [
    {
      label: t('Initialize a git repository, and create the board in it'),
      detail: t('Every change on the board is a commit, and can be undone'),
      hasGit: true,
    },
    { label: t('Create the board without git'), detail: t('Changes stay in the files alone'), hasGit: false },
  ]
  const title = t('{0} is in no git repository', basename(folder))
  const picked = await window.showQuickPick(ways, { title, ignoreFocusOut: true })
  if (picked?.hasGit === true) await initRepository(await sessions.git(), folder)
  return picked !== undefined
}

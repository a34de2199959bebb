import { commands, window, workspace } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import type { HeadAction } from '../protocol.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { createBranch, initRepository, isBranchName } from '../repo/git/startRepository.ts'
import { boardFile, openBoardFile } from './boardFiles.ts'
import type { Sessions } from './sessions.ts'

/** Does what the board's header offers when something stands in the way. */
export async function takeHeadAction(action: HeadAction, session: BoardSession, sessions: Sessions): Promise<void> {
  switch (action) {
    case 'commitHereAnyway':
      await session.commitDetached()
      return
    case 'createBranch':
      return askForBranch(session, sessions)
    case 'initRepository':
      await initRepository(await sessions.git(), projectFolder(session))
      return sessions.reopen()
    case 'retryCommit':
      await session.retry()
      return
    case 'manageTrust':
      await commands.executeCommand('workbench.trust.manage')
      return
    case 'openBoardFile':
      return openBoardFile(session.folder, 'board.md')
  }
}

async function askForBranch(session: BoardSession, sessions: Sessions): Promise<void> {
  const { repository } = session
  if (!repository) return
  const git = await sessions.git()
  const name = await window.showInputBox({
    title: t('Create Branch'),
    prompt: t('The new branch begins at the commit that is checked out.'),
    async validateInput(text) {
      if (text === '' || (await isBranchName(git, repository, text))) return null
      return t('Git does not take this as the name of a branch.')
    },
  })
  if (name === undefined || name === '') return
  await createBranch(git, repository, name)
  await session.retry()
}

/** What a new repository shall hold: the folder of this window that the board is in, else the board alone. */
function projectFolder({ folder }: BoardSession): string {
  return workspace.getWorkspaceFolder(boardFile(folder, 'board.md'))?.uri.fsPath ?? folder
}

import { basename, relative, sep } from 'node:path'
import { commands, env, Selection, Uri, ViewColumn, window, workspace } from 'vscode'
import { splitFrontMatter } from '../core/card/frontMatter.ts'
import { t } from '../core/l10n/l10n.ts'
import { markdownLink } from '../core/view/markdownLink.ts'
import { linkedFile } from '../repo/files/readPicture.ts'
import { forgeLink, readOrigin } from '../repo/git/forgeLink.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { boardFile } from './boardFiles.ts'
import type { Sessions } from './sessions.ts'

/** Opens a link outside the editor, if it goes to the web or to somebody's mail. */
export async function openLink(href: string): Promise<void> {
  if (/^(?:https?:\/\/|mailto:)/i.test(href)) await env.openExternal(Uri.parse(href, true))
}

/** Opens a file that a card links to, if it lies in the repository, or without one in the board folder. */
export async function openLinked(session: BoardSession, path: string): Promise<void> {
  const file = await linkedFile(session.folder, path, session.repository?.toplevel ?? session.folder)
  if (file !== null) await commands.executeCommand('vscode.open', Uri.file(file))
  else void window.showWarningMessage(t('There is no such file in this repository: {0}', path))
}

/** Opens a card's file beside the board, at its body. */
export async function editBody(session: BoardSession, path: string): Promise<void> {
  if (!session.board.cardsByPath.has(path)) return
  const document = await workspace.openTextDocument(boardFile(session.folder, path))
  const at = document.positionAt(splitFrontMatter(document.getText())?.bodyStart ?? 0)
  const editor = await window.showTextDocument(document, ViewColumn.Beside)
  editor.selection = new Selection(at, at)
  editor.revealRange(editor.selection)
}

/**
 * Copies a link to a card: to its page on the forge that the repository comes from, else a Markdown link to its file.
 * Returns what to say of it.
 */
export async function copyLink(session: BoardSession, path: string, sessions: Sessions): Promise<string> {
  const card = session.board.cardsByPath.get(path)
  if (!card) return t('This card is not on the board any more.')
  const { repository } = session
  const top = repository?.toplevel ?? session.folder
  const place = relative(top, `${session.folder}/${path}`).split(sep).join('/')
  const { branch } = session.head
  const origin = repository && workspace.isTrusted ? await readOrigin(await sessions.git(), repository) : null
  const page = origin !== null && branch !== null ? forgeLink(origin, branch, place) : null
  await env.clipboard.writeText(page ?? markdownLink(`${card.id} ${card.title}`, place))
  return page === null
    ? t('{0}: a Markdown link to {1} is on the clipboard', card.id, basename(path))
    : t('{0}: the address of its page is on the clipboard', card.id)
}

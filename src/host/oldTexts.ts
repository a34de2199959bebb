import { basename } from 'node:path'
import { commands, Uri, ViewColumn, window } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import { readOldCard } from '../repo/session/oldCard.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import type { ToHost } from '../protocol.ts'
import { boardFile } from './boardFiles.ts'
import type { Sessions } from './sessions.ts'

/** Cards as they were are documents of this scheme: read-only, and read from git when they are looked at. */
const pastScheme = 'wtw-past'

type OpenOld = Extract<ToHost, { type: 'openOld' }>

/** Shows a card's file as it was: by itself, or beside what it is today. */
export async function openOld(session: BoardSession, { commit, path, today, as }: OpenOld): Promise<void> {
  const short = commit.slice(0, 7)
  const query = new URLSearchParams({ folder: session.folder, commit, path }).toString()
  const old = Uri.from({ scheme: pastScheme, path: `/${short}/${path}`, query })
  if (as === 'text' || today === null || !session.board.cardsByPath.has(today)) {
    await window.showTextDocument(old, { viewColumn: ViewColumn.Beside })
    return
  }
  const title = t('{0} ({1} ↔ today)', basename(today), short)
  await commands.executeCommand('vscode.diff', old, boardFile(session.folder, today), title)
}

/** What such a document says. An address can come from anywhere: only boards of this window are read. */
export async function oldTextOf({ query }: Uri, sessions: Sessions): Promise<string> {
  const asked = new URLSearchParams(query)
  const [folder, commit, path] = ['folder', 'commit', 'path'].map((key) => asked.get(key) ?? '')
  const boards = await sessions.find()
  if (folder === undefined || !boards.includes(folder)) return t('This board is not in this window any more.')
  if (commit === undefined || path === undefined || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return ''
  const { repository, board } = await sessions.open(folder)
  if (!repository) return t('Without a git repository there is no history.')
  const text = await readOldCard(await sessions.git(), { repository, workflow: board.workflow }, { commit, path })
  return text ?? t('There was no such card in that commit.')
}

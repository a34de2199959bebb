import { window } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import { checkLine } from '../core/edit/text.ts'
import { setUser } from '../repo/git/startRepository.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import type { Sessions } from './sessions.ts'

/**
 * Asks who makes the commits here, writes that into git's configuration where the person says, and commits what has
 * waited for it.
 */
export async function askForIdentity(session: BoardSession, sessions: Sessions): Promise<void> {
  const { repository } = session
  if (!repository) return
  const title = t('Who makes the commits?')
  const name = await ask(title, t('Your name, as it shall stand in the history'))
  if (name === null) return
  const email = await ask(title, t('Your email, as it shall stand in the history'))
  if (email === null) return
  const scopes = [
    { label: t('In this repository'), scope: 'local' },
    { label: t('In all my repositories'), scope: 'global' },
  ] as const
  const picked = await window.showQuickPick(scopes, { title, placeHolder: t('Where shall git know this?') })
  if (!picked) return
  await setUser(await sessions.git(), repository, { name, email, scope: picked.scope })
  await session.retry()
  window.setStatusBarMessage(t('Git knows you now.'), 6_000)
}

async function ask(title: string, prompt: string): Promise<string | null> {
  const validateInput = (text: string): string | null => {
    const checked = text === '' ? text : checkLine(text, t('This'), 200)
    return typeof checked === 'string' ? null : checked.message
  }
  const answer = await window.showInputBox({ title, prompt, ignoreFocusOut: true, validateInput })
  return answer === undefined || answer.trim() === '' ? null : answer.trim()
}

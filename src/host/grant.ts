import { window } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import type { Intent } from '../core/edit/intent.ts'
import { plainLabel, withoutIcons } from '../core/view/plain.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { noteDone } from './milestones.ts'
import type { Report } from './report.ts'

/** How long the status bar says what was done. */
const saidMs = 6_000

/**
 * Grants a wish that was made outside of the board, asking for the reason where a limit wants one, and says how it ended:
 * quietly where it went well. Returns the ids of the cards; null if it was refused, given up, or nothing was written.
 */
export async function grant(intent: Intent, session: BoardSession, report: Report): Promise<readonly string[] | null> {
  const outcome = await session.execute(intent)
  if (outcome.kind === 'refused') {
    const { code, message } = outcome.refusal
    if (code !== 'reasonRequired' || !('reason' in intent)) {
      // Nobody has to answer it; whoever waits for this call does not wait for that.
      void window.showWarningMessage(message)
      return null
    }
    const reason = await window.showInputBox({ title: message, prompt: t('Why? The reason is kept in the commit.') })
    return reason === undefined || reason.trim() === '' ? null : grant({ ...intent, reason }, session, report)
  }
  if (outcome.kind === 'failed') {
    report.failure(outcome.error, session)
    return outcome.cards.length > 0 ? outcome.cards : null
  }
  noteDone(intent)
  window.setStatusBarMessage(withoutIcons(plainLabel(outcome.message)), saidMs)
  return outcome.cards
}

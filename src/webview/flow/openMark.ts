import type { CardMark } from '../../core/flow/flowReport.ts'
import { t } from '../../core/l10n/l10n.ts'
import { plainLabel } from '../../core/view/plain.ts'
import type { Screen } from '../board/screen.ts'
import { openPanel } from '../panel/openPanel.ts'

/** Opens the card that a point stands for, in the panel; closing it brings the keyboard back to where it is now. */
export function openMark(screen: Screen, { path, card }: CardMark): void {
  const { state, panel, channel, messages } = screen
  if (path === null) return messages.say(t('{0} is not on the wall any more', plainLabel(card)))
  if (!state.card(path)) return channel.send({ type: 'openCard', path })
  panel.opener = document.activeElement instanceof HTMLElement ? document.activeElement : null
  openPanel(screen, path, true)
}

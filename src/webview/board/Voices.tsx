import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { focusCard } from './focus.ts'
import { Icon } from './Icon.tsx'
import { useScreen } from './screen.ts'

/** What the board says: politely the newest sentence, and loudly what was refused or failed. */
export function Voices(): JSX.Element {
  const { messages, state } = useScreen()
  const { status, alert } = messages
  return (
    <>
      <div role="status" class="voice">
        <span key={status.value.count}>{status.value.text}</span>
      </div>
      <div class={alert.value.text === '' ? 'alert' : 'alert shown'}>
        <Icon name="error" />
        <div role="alert">
          <span key={alert.value.count}>{alert.value.text}</span>
        </div>
        {alert.value.text !== '' && (
          <button
            type="button"
            class="icon-button"
            aria-label={t('Close message')}
            onClick={() => {
              messages.closeAlert()
              // The button goes with the message: the keyboard is back on its card.
              focusCard(state, null)
            }}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
    </>
  )
}

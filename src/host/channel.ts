import type { Disposable, LogOutputChannel, Webview } from 'vscode'
import { type Refusal, refuse } from '../core/card/edit.ts'
import { t } from '../core/l10n/l10n.ts'
import { type Handlers, parseToHost, type ToHost, type ToWebview } from '../protocol.ts'

/** The host's end of the wire: what comes up is checked before anybody sees it. */
export interface Channel extends Disposable {
  /** Never waits: a webview that is hidden or gone loses the message, and asks anew when it is born again. */
  readonly send: (message: ToWebview) => void
}

/** Opens the one way between the host and a webview, and hands each message that comes up to its handler. */
export function openChannel(webview: Webview, handlers: Handlers<ToHost>, log: LogOutputChannel): Channel {
  let isOpen = true
  const send = (message: ToWebview): void => {
    if (!isOpen) return
    webview
      .postMessage(message)
      .then(undefined, (error: unknown) => log.debug(`A message did not reach the board: ${String(error)}`))
  }
  const listening = webview.onDidReceiveMessage((received: unknown) => {
    const message = parseToHost(received)
    if (message) return dispatch(message, handlers)
    log.warn('The board sent a message that is none of the protocol; it was dropped.')
    const intentId = intentIdOf(received)
    if (intentId !== null) send({ type: 'settled', intentId, outcome: { kind: 'refused', refusal: notUnderstood() } })
  })
  return {
    send,
    dispose() {
      isOpen = false
      listening.dispose()
    },
  }
}

function notUnderstood(): Refusal {
  return refuse('invalidValue', t('This is too long, or nothing that the board can do.'))
}

/** The id of a wish that the guard did not let through: whoever waits for its end is told. */
function intentIdOf(received: unknown): string | null {
  if (typeof received !== 'object' || received === null || !('intentId' in received)) return null
  return typeof received.intentId === 'string' ? received.intentId : null
}

function dispatch<M extends ToHost>(message: M, handlers: Handlers<ToHost>): void {
  // The guard has passed the message, so its type names the handler made for it.
  const handle = handlers[message.type] as (message: M) => void
  handle(message)
}

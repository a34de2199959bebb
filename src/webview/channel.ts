import type { Handlers, ToHost, ToWebview } from '../protocol.ts'

interface VsCodeApi {
  postMessage(message: ToHost): void
  getState(): unknown
  setState(state: unknown): void
}

declare function acquireVsCodeApi(): VsCodeApi

/** The webview's end of the wire: messages go one way each, nothing is awaited. */
export interface Channel {
  send(message: ToHost): void
  /** Calls the handler of each message that comes down; returns what stops it. */
  listen(handlers: Handlers<ToWebview>): () => void
  /** What `remember` was last given, also before a reload; undefined at the first birth. */
  recall(): unknown
  remember(state: unknown): void
}

/** Opens the channel; may be called once in a page's life. */
export function openChannel(): Channel {
  const api = acquireVsCodeApi()
  return {
    send: (message) => api.postMessage(message),
    listen(handlers) {
      const onMessage = (event: MessageEvent<unknown>): void => {
        if (isToWebview(event.data, handlers)) dispatch(event.data, handlers)
      }
      window.addEventListener('message', onMessage)
      return () => window.removeEventListener('message', onMessage)
    },
    recall: () => api.getState(),
    remember: (state) => api.setState(state),
  }
}

/** The host is trusted code of the same version: the type alone tells its messages from a stranger's. */
function isToWebview(data: unknown, handlers: Handlers<ToWebview>): data is ToWebview {
  return typeof data === 'object' && data !== null && 'type' in data && Object.hasOwn(handlers, String(data.type))
}

function dispatch<M extends ToWebview>(message: M, handlers: Handlers<ToWebview>): void {
  const handle = handlers[message.type] as (message: M) => void
  handle(message)
}

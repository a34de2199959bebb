import { Disposable, type LogOutputChannel, Uri } from 'vscode'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { BoardPast } from './boardPast.ts'
import type { Sessions } from './sessions.ts'

export interface PastsEnds {
  readonly sessions: Sessions
  readonly extension: Uri
  /** What this extension may keep for this person, over all windows. */
  readonly storage: Uri
  readonly log: LogOutputChannel
}

/** The histories of the boards of this window, one beside each session; none is read before somebody wants it. */
export class Pasts {
  readonly #pasts = new Map<BoardSession, BoardPast>()

  constructor({ sessions, extension, storage, log }: PastsEnds) {
    const script = Uri.joinPath(extension, 'dist', 'historyWorker.js').fsPath
    const cacheFolder = Uri.joinPath(storage, 'history').fsPath
    sessions.accompany((session) => {
      const past = new BoardPast({ session, script, cacheFolder, log })
      this.#pasts.set(session, past)
      return new Disposable(() => {
        this.#pasts.delete(session)
        past.dispose()
      })
    })
  }

  /** The history beside a session that is open; null once it is closed. */
  of(session: BoardSession): BoardPast | null {
    return this.#pasts.get(session) ?? null
  }
}

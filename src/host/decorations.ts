import { Disposable, EventEmitter, FileDecoration, type FileDecorationProvider, ThemeColor, Uri, window } from 'vscode'
import { blockedFiles } from '../core/view/wallTree.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { boardFile } from './boardFiles.ts'
import type { Sessions } from './sessions.ts'

/** Marks the files of blocked cards in the Explorer and on tabs, with the thief and the reason. */
export class BlockedFiles implements FileDecorationProvider, Disposable {
  readonly #changes = new EventEmitter<Uri[]>()
  /** By address of the file: what its tooltip says. */
  readonly #reasons = new Map<string, string>()
  readonly #registration: Disposable

  readonly onDidChangeFileDecorations = this.#changes.event

  constructor(sessions: Sessions) {
    sessions.accompany((session) => this.#follow(session))
    this.#registration = window.registerFileDecorationProvider(this)
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    const reason = this.#reasons.get(uri.toString())
    return reason === undefined ? undefined : new FileDecoration('B', reason, new ThemeColor('list.warningForeground'))
  }

  dispose(): void {
    this.#registration.dispose()
    this.#changes.dispose()
  }

  #follow(session: BoardSession): Disposable {
    let shown: ReadonlyMap<string, string> = new Map()
    let board: BoardSession['board'] | null = null
    const show = (wanted: ReadonlyMap<string, string>): void => {
      const changed = [...new Set([...shown.keys(), ...wanted.keys()])].filter((at) => shown.get(at) !== wanted.get(at))
      shown = wanted
      for (const address of changed) {
        const reason = wanted.get(address)
        if (reason === undefined) this.#reasons.delete(address)
        else this.#reasons.set(address, reason)
      }
      if (changed.length > 0) this.#changes.fire(changed.map((address) => Uri.parse(address)))
    }
    const update = (): void => {
      if (board === session.board) return
      board = session.board
      const blocked = blockedFiles(board)
      show(new Map([...blocked].map(([path, reason]) => [boardFile(session.folder, path).toString(), reason])))
    }
    update()
    const stopListening = session.onDidChange(update)
    return new Disposable(() => {
      stopListening()
      show(new Map())
    })
  }
}

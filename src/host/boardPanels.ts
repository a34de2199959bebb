import { basename } from 'node:path'
import {
  Disposable,
  EventEmitter,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
  workspace,
} from 'vscode'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { BoardPanel, type PanelHelp } from './boardPanel.ts'
import { bundleFolder } from './page.ts'
import { Pasts, type PastsEnds } from './pasts.ts'

const viewType = 'walkTheWall.board'

/** The open boards, one panel each. Panels come back after a reload of the window. */
export class BoardPanels implements WebviewPanelSerializer, Disposable {
  readonly #panels = new Map<string, BoardPanel>()
  readonly #help: PanelHelp
  readonly #registration: Disposable
  readonly #attention = new EventEmitter<void>()

  /** Fires when another board, or none, has the focus. */
  readonly onDidChangeActive = this.#attention.event

  constructor(ends: Omit<PanelHelp, 'pasts'> & PastsEnds) {
    // A history is set up with its session, before any panel shows it.
    const help = { ...ends, pasts: new Pasts(ends) }
    this.#help = help
    help.sessions.accompany((session) => this.#show(session))
    help.sessions.keepWhile((folder) => this.#panels.has(folder))
    this.#registration = Disposable.from(
      window.registerWebviewPanelSerializer(viewType, this),
      workspace.registerTextDocumentContentProvider('wtw-past', {
        provideTextDocumentContent: async (uri) => (await import('./oldTexts.ts')).oldTextOf(uri, help.sessions),
      }),
    )
  }

  /** The panel that has the focus, else the only one there is. */
  get current(): BoardPanel | null {
    const panels = [...this.#panels.values()]
    return panels.find((panel) => panel.isActive) ?? (panels.length === 1 ? (panels[0] ?? null) : null)
  }

  /** The panel of a board, if it is open. */
  at(folder: string): BoardPanel | null {
    return this.#panels.get(folder) ?? null
  }

  /** The panel of a board, shown: the one that is there, or a new one. */
  open(folder: string): BoardPanel {
    const present = this.#panels.get(folder)
    if (present) {
      present.reveal()
      return present
    }
    const title = basename(folder)
    return this.#adopt(folder, window.createWebviewPanel(viewType, title, ViewColumn.Active))
  }

  /** Brings a panel back after a reload; one whose board is gone, or open already, is closed. */
  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    const boards = await this.#help.sessions.find()
    const remembered = boardOf(state)
    const folder = remembered === null && boards.length === 1 ? boards[0] : boards.find((board) => board === remembered)
    if (folder === undefined || this.#panels.has(folder)) panel.dispose()
    else this.#adopt(folder, panel)
  }

  dispose(): void {
    this.#registration.dispose()
    this.#attention.dispose()
    for (const panel of this.#panels.values()) panel.dispose()
  }

  #adopt(folder: string, webviewPanel: WebviewPanel): BoardPanel {
    webviewPanel.webview.options = { enableScripts: true, localResourceRoots: [bundleFolder(this.#help.extension)] }
    const panel = new BoardPanel(folder, webviewPanel, this.#help)
    this.#panels.set(folder, panel)
    webviewPanel.onDidChangeViewState(() => this.#attention.fire())
    webviewPanel.onDidDispose(() => {
      this.#panels.delete(folder)
      panel.dispose()
      this.#help.sessions.closeUnused()
      this.#attention.fire()
    })
    const present = this.#help.sessions.opened(folder)
    if (present) panel.show(present)
    else this.#help.sessions.open(folder).catch((error: unknown) => this.#help.report.failure(error))
    return panel
  }

  #show(session: BoardSession): Disposable {
    return this.#panels.get(session.folder)?.show(session) ?? new Disposable(() => undefined)
  }
}

/** The board folder in what a webview left behind (`setState`), or null. */
function boardOf(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('board' in state)) return null
  if (typeof state.board !== 'string') return null
  const uri = Uri.parse(state.board)
  return uri.scheme === 'file' ? uri.fsPath : null
}

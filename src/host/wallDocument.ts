import {
  Disposable,
  DocumentLink,
  EventEmitter,
  languages,
  Range,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import { buildView } from '../core/view/buildView.ts'
import { plainLabel } from '../core/view/plain.ts'
import { type WallText, wallText } from '../core/view/wallText.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { boardFile } from './boardFiles.ts'
import type { Sessions } from './sessions.ts'

const scheme = 'walk-the-wall'
/** A document that changes under a reader is drawn anew at most so often. */
const quietMs = 300

/** Walls as read-only documents that follow their boards: to be read aloud, searched and printed. */
export class WallDocuments implements TextDocumentContentProvider, Disposable {
  readonly #sessions: Sessions
  readonly #changes = new EventEmitter<Uri>()
  /** What each open document says, by its address. */
  readonly #texts = new Map<string, WallText>()
  readonly #subscriptions: Disposable

  readonly onDidChange = this.#changes.event

  constructor(sessions: Sessions) {
    this.#sessions = sessions
    sessions.accompany((session) => this.#follow(session))
    this.#subscriptions = Disposable.from(
      this.#changes,
      workspace.registerTextDocumentContentProvider(scheme, this),
      languages.registerDocumentLinkProvider({ scheme }, { provideDocumentLinks: (document) => this.#links(document) }),
      workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    )
  }

  /** Opens the document of a board. */
  async open(session: BoardSession): Promise<void> {
    const name = plainLabel(session.board.workflow.title).replaceAll(/[/\\]/g, ' ')
    const uri = openDocument(session.folder)?.uri ?? Uri.from({ scheme, path: `/${name}.md`, query: session.folder })
    await window.showTextDocument(uri, { preview: false })
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const folder = uri.query
    const boards = await this.#sessions.find()
    // An address can come from anywhere; only a board of this window is read.
    if (!boards.includes(folder)) return t('This board is not in this window any more.')
    const { board, viewContext } = await this.#sessions.open(folder)
    const written = wallText(buildView(board, viewContext, null))
    this.#texts.set(uri.toString(), written)
    return written.text
  }

  dispose(): void {
    this.#subscriptions.dispose()
  }

  #links({ uri }: TextDocument): DocumentLink[] {
    const cards = this.#texts.get(uri.toString())?.cards ?? []
    return cards.map(({ path, line, start, end }) => {
      const link = new DocumentLink(new Range(line, start, line, end), boardFile(uri.query, path))
      link.tooltip = t('Open the file of the card')
      return link
    })
  }

  #follow(session: BoardSession): Disposable {
    let timer: NodeJS.Timeout | null = null
    const update = (): void => {
      timer = null
      const document = openDocument(session.folder)
      if (document) this.#changes.fire(document.uri)
    }
    const stopListening = session.onDidChange(() => (timer ??= setTimeout(update, quietMs)))
    return new Disposable(() => {
      stopListening()
      if (timer) clearTimeout(timer)
    })
  }
}

function openDocument(folder: string): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri, isClosed }) => uri.scheme === scheme && uri.query === folder && !isClosed)
}

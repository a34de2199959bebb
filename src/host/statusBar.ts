import { Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import { isSame } from '../core/view/diffViews.ts'
import { type WallStatus, wallStatus } from '../core/view/wallStatus.ts'
import type { BoardPanels } from './boardPanels.ts'
import { boardFile } from './boardFiles.ts'
import type { LastBoard } from './lastBoard.ts'
import { innermost } from './pickBoard.ts'
import type { Report } from './report.ts'
import type { Sessions } from './sessions.ts'

/** What the status bar is about. */
export interface StatusScope {
  readonly sessions: Sessions
  readonly panels: BoardPanels
  readonly last: LastBoard
  readonly report: Report
}

/**
 * One item for the board that somebody is at: the one on the screen, that of the file in the editor, the one looked at
 * last, or the first. Without a board there is none.
 */
export class WallStatusItem implements Disposable {
  readonly #item = window.createStatusBarItem('walkTheWall.status', StatusBarAlignment.Left, 40)
  readonly #scope: StatusScope
  readonly #subscriptions: Disposable
  #folder: string | null = null
  #shown: WallStatus | null = null

  constructor(scope: StatusScope) {
    this.#scope = scope
    this.#item.name = 'Walk the Wall'
    scope.sessions.accompany((session) => {
      this.#update()
      return new Disposable(session.onDidChange(() => this.#update()))
    })
    this.#subscriptions = Disposable.from(
      this.#item,
      scope.sessions.onDidFind(() => this.#choose()),
      scope.panels.onDidChangeActive(() => this.#choose()),
      window.onDidChangeActiveTextEditor(() => this.#choose()),
    )
  }

  /** What it says; null while it is hidden. */
  get shown(): WallStatus | null {
    return this.#shown
  }

  dispose(): void {
    this.#subscriptions.dispose()
  }

  #choose(): void {
    const { sessions, report } = this.#scope
    const folder = this.#current()
    if (folder !== null) this.#scope.last.remember(folder)
    const isNew = folder !== this.#folder
    this.#folder = folder
    if (folder !== null && isNew) sessions.open(folder).catch((error: unknown) => report.failure(error))
    this.#update()
  }

  #current(): string | null {
    const { sessions, panels, last } = this.#scope
    const { folders } = sessions
    if (panels.current?.isActive === true) return panels.current.folder
    const file = window.activeTextEditor?.document.uri
    const around = file?.scheme === 'file' ? innermost(folders, file.fsPath) : null
    return around ?? folders.find((folder) => folder === last.folder) ?? folders[0] ?? null
  }

  #update(): void {
    const session = this.#folder === null ? null : this.#scope.sessions.opened(this.#folder)
    const status = session && wallStatus(session.board, session.viewContext)
    if (isSame(status, this.#shown)) return
    this.#shown = status
    if (!status || !session) return this.#item.hide()
    this.#item.text = status.text
    this.#item.tooltip = tooltipOf(status)
    this.#item.accessibilityInformation = { label: [status.title, status.text, ...status.notes].join(', ') }
    this.#item.backgroundColor = status.isAlarming ? new ThemeColor('statusBarItem.warningBackground') : undefined
    const file = boardFile(session.folder, 'board.md')
    this.#item.command = { command: 'walkTheWall.openBoard', title: t('Open Board'), arguments: [file] }
    this.#item.show()
  }
}

/** A table of the columns, and a line for each note. What comes from the board is escaped: it is text and nothing else. */
function tooltipOf({ title, columns, notes }: WallStatus): MarkdownString {
  const tooltip = new MarkdownString()
  const cell = (text: string): string => escaped(text).replaceAll('|', '\\|')
  tooltip.appendMarkdown(`**${escaped(title)}**\n\n| | |\n| :-- | --: |\n`)
  for (const { name, wip, word } of columns)
    tooltip.appendMarkdown(`| ${cell(name)} | ${[wip, word].filter((part) => part !== '').join(' ')} |\n`)
  for (const note of notes) tooltip.appendMarkdown(`\n${escaped(note)}\n`)
  return tooltip
}

function escaped(text: string): string {
  return new MarkdownString().appendText(text).value
}

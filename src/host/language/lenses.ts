import type { Disposable } from 'vscode'
import { CodeLens, type CodeLensProvider, EventEmitter, Range, type TextDocument, workspace } from 'vscode'
import { rangeAt } from '../../core/card/problem.ts'
import { t } from '../../core/l10n/l10n.ts'
import type { Texts } from './texts.ts'

/** "Move to…" and "Block…" above the status of a card, for those who want them there. */
export class Lenses implements CodeLensProvider, Disposable {
  readonly #texts: Texts
  readonly #changes = new EventEmitter<void>()
  readonly #listening: Disposable

  readonly onDidChangeCodeLenses = this.#changes.event

  constructor(texts: Texts) {
    this.#texts = texts
    this.#listening = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('walkTheWall.codeLens')) this.#changes.fire()
    })
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    const isWanted = workspace.getConfiguration('walkTheWall', document).get('codeLens', false)
    if (!isWanted || !workspace.isTrusted) return []
    const place = await this.#texts.place(document)
    const card = place?.kind === 'card' ? this.#texts.card(document, place) : null
    const entry = card?.fields.status ?? card?.fields.id
    if (!card || !entry || card.isUnreadable) return []
    const { start } = rangeAt(card.text, entry.start, entry.end)
    const line = new Range(start.line - 1, 0, start.line - 1, 0)
    const lens = (title: string, command: string): CodeLens =>
      new CodeLens(line, { title, command: `walkTheWall.text.${command}`, arguments: [document.uri] })
    return [
      lens(t('Move to…'), 'move'),
      card.blocked === null ? lens(t('Block…'), 'block') : lens(t('Unblock'), 'unblock'),
    ]
  }

  dispose(): void {
    this.#listening.dispose()
    this.#changes.dispose()
  }
}

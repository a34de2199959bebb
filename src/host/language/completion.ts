import {
  type CancellationToken,
  type CompletionContext,
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  type CompletionItemProvider,
  CompletionTriggerKind,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
} from 'vscode'
import { suggestIds } from '../../core/language/bodySuggestions.ts'
import { suggestInBoard } from '../../core/language/boardSuggestions.ts'
import { suggestInCard } from '../../core/language/cardSuggestions.ts'
import type { Suggestion, Suggestions } from '../../core/language/suggestion.ts'
import { headOf } from '../../core/language/yamlSlot.ts'
import { todayIn } from '../../repo/session/planContext.ts'
import { boardsOf, type Place, type Texts } from './texts.ts'

const kinds: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  column: CompletionItemKind.EnumMember,
  value: CompletionItemKind.Value,
  person: CompletionItemKind.User,
  card: CompletionItemKind.Reference,
  date: CompletionItemKind.Constant,
}

/** Suggests keys and values in front matter, and ids of cards in all Markdown. */
export class Completion implements CompletionItemProvider {
  readonly #texts: Texts

  constructor(texts: Texts) {
    this.#texts = texts
  }

  async provideCompletionItems(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
    { triggerKind }: CompletionContext,
  ): Promise<CompletionList | null> {
    const { version } = document
    const place = await this.#texts.place(document)
    // What was typed meanwhile is asked about anew.
    if (place === null || token.isCancellationRequested || document.version !== version) return null
    const isAsked = triggerKind === CompletionTriggerKind.Invoke
    const found = suggest(place, document.getText(), document.offsetAt(position), isAsked)
    if (found === null || found.items.length === 0) return null
    const start = document.positionAt(found.start)
    const end = document.positionAt(Math.max(found.end, document.offsetAt(position)))
    const replacing = start.line === end.line ? new Range(start, end) : new Range(start, position)
    const range = { inserting: new Range(start, position), replacing }
    return new CompletionList(
      found.items.map((item, i) => itemOf(item, i, range)),
      found.isIncomplete,
    )
  }
}

function suggest(place: Place, text: string, offset: number, isAsked: boolean): Suggestions | null {
  const { session, kind, path } = place
  const head = headOf(text)
  if (session !== null && head !== null && offset <= head.end) {
    const { board } = session
    const today = todayIn(board.workflow.timezone)
    if (kind === 'board') return suggestInBoard(text, offset, today)
    if (kind !== 'other') return suggestInCard({ board, path, text, today }, offset)
  }
  return suggestIds(boardsOf(place), text, offset, isAsked)
}

function itemOf(
  { kind, label, note, docs, insert, filter }: Suggestion,
  place: number,
  range: { readonly inserting: Range; readonly replacing: Range },
): CompletionItem {
  const item = new CompletionItem({ label, description: note }, kinds[kind])
  item.insertText = insert
  item.filterText = filter
  item.range = range
  item.sortText = String(place).padStart(5, '0')
  if (docs !== '') item.documentation = new MarkdownString(docs)
  // What a key may be is suggested as soon as it stands there.
  if (kind === 'key' && insert.endsWith(' ')) item.command = { command: 'editor.action.triggerSuggest', title: '' }
  return item
}

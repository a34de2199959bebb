import {
  type CancellationToken,
  Location,
  type Position,
  type ReferenceContext,
  type ReferenceProvider,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode'
import type { Card } from '../../core/card/card.ts'
import { parseCard } from '../../core/card/parseCard.ts'
import { referenceAt, referencesIn } from '../../core/language/mentionsIn.ts'
import { MarkdownIndex } from '../../repo/files/markdownFiles.ts'
import { readFileText } from '../../repo/files/readFile.ts'
import { realPathOf } from '../../repo/files/sameFile.ts'
import { slices } from '../../repo/files/slices.ts'
import type { BoardSession } from '../../repo/session/boardSession.ts'
import { boardFile, isBelow } from '../boardFiles.ts'
import { boardsOf, isIdOf, rangeIn, rootOf, type Texts } from './texts.ts'

/** A text that may name a card, and the file that it is or will be. */
interface Source {
  readonly uri: Uri
  readonly text: string
}

/** Finds where cards are named: in cards, in editors as they stand there, and in all other Markdown of the repository. */
export class References implements ReferenceProvider {
  readonly #texts: Texts
  readonly #indices = new Map<string, MarkdownIndex>()

  constructor(texts: Texts) {
    this.#texts = texts
  }

  async provideReferences(
    document: TextDocument,
    position: Position,
    { includeDeclaration }: ReferenceContext,
    token: CancellationToken,
  ): Promise<Location[] | null> {
    const place = await this.#texts.place(document)
    if (place === null) return null
    const card = this.#texts.card(document, place)
    const found = referenceAt(document.getText(), document.offsetAt(position), card, isIdOf(boardsOf(place)))
    if (found === null) return null
    const id = found.id.toLowerCase()
    const locations: Location[] = []
    const sessions = place.sessions.filter(({ board }) => board.cardsById.has(id))
    for (const session of sessions) {
      for (const source of await this.#sources(session, id)) {
        if (token.isCancellationRequested) return null
        locations.push(...locationsIn(source, session, { id, includeDeclaration }))
      }
    }
    return withoutDoubles(locations)
  }

  /** How many files name a card, beside its own. */
  async filesNaming(session: BoardSession, { id, path }: Card): Promise<number> {
    const key = id.toLowerCase()
    const own = boardFile(session.folder, path).toString()
    const others = (await this.#sources(session, key)).filter(({ uri }) => uri.toString() !== own)
    const include = { id: key, includeDeclaration: false }
    return others.filter((source) => locationsIn(source, session, include).length > 0).length
  }

  /** The texts in which a card of a board may be named, as editors have them where they do. */
  async #sources(session: BoardSession, id: string): Promise<readonly Source[]> {
    const open = openTexts(rootOf(session.folder))
    const found = new Map(open)
    const word = new RegExp(id.replace(/[.-]/g, '\\$&'), 'i')
    const pause = slices()
    for (const { path, text } of session.board.cardsByPath.values()) {
      const turn = pause()
      if (turn) await turn
      const file = `${session.folder}/${path}`
      if (!found.has(file) && word.test(text)) found.set(file, { uri: boardFile(session.folder, path), text })
    }
    const isKnown = (file: string): boolean => open.has(file) || isCardOf(session, file)
    for (const file of await this.#indexOf(session).filesWith(id, isKnown)) {
      const read = readFileText(file)
      if (read.kind === 'text') found.set(file, { uri: uriOf(session, file), text: read.text })
    }
    return [...found.values()]
  }

  #indexOf(session: BoardSession): MarkdownIndex {
    const root = rootOf(session.folder)
    const index = this.#indices.get(root) ?? new MarkdownIndex(root)
    this.#indices.set(root, index)
    return index
  }
}

/** The Markdown in editors that have not been saved, by real path. */
function openTexts(root: string): ReadonlyMap<string, Source> {
  const changed = workspace.textDocuments.filter(
    ({ uri, languageId, isDirty, isClosed }) =>
      uri.scheme === 'file' && languageId === 'markdown' && isDirty && !isClosed,
  )
  const sources = changed.map((document): [string, Source] => [
    realPathOf(document.uri.fsPath),
    { uri: document.uri, text: document.getText() },
  ])
  return new Map(sources.filter(([file]) => isBelow(root, file)))
}

function isCardOf({ folder, board }: BoardSession, file: string): boolean {
  return file.startsWith(`${folder}/`) && board.cardsByPath.has(file.slice(folder.length + 1))
}

function uriOf({ folder }: BoardSession, file: string): Uri {
  const root = rootOf(folder)
  return isBelow(root, file) ? boardFile(root, file.slice(root.length + 1)) : Uri.file(file)
}

function locationsIn(
  { uri, text }: Source,
  { folder, board }: BoardSession,
  { id, includeDeclaration }: { readonly id: string; readonly includeDeclaration: boolean },
): readonly Location[] {
  const isOfBoard = isBelow(folder, realPathOf(uri.fsPath))
  const card = isOfBoard ? parseCard(uri.path, text, board.workflow.fieldNames) : null
  return referencesIn(text, card, (word) => word === id)
    .filter(({ kind }) => kind !== 'definition' || includeDeclaration)
    .map(({ start, end }) => new Location(uri, rangeIn(text, start, end)))
}

function withoutDoubles(locations: readonly Location[]): Location[] {
  const seen = new Map(locations.map((one) => [`${one.uri.toString()} ${JSON.stringify(one.range)}`, one]))
  return [...seen.values()]
}

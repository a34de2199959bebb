import {
  type Definition,
  type DefinitionProvider,
  DocumentLink,
  type DocumentLinkProvider,
  Location,
  type Position,
  type Range,
  type TextDocument,
} from 'vscode'
import type { Card } from '../../core/card/card.ts'
import { cardsNamed, isInLink, referenceAt, referencesIn } from '../../core/language/mentionsIn.ts'
import { t } from '../../core/l10n/l10n.ts'
import { plainLabel } from '../../core/view/plain.ts'
import { boardFile } from '../boardFiles.ts'
import { boardsOf, isIdOf, type Place, rangeIn, rangeOf, type Texts } from './texts.ts'

/** Longer texts, in characters, and further ids in one get no links; the definition is found all the same. */
const maxLength = 1_000_000
const maxLinks = 2_000

/** Leads from a card's id to its file, in all Markdown of its repository. */
export class CardLinks implements DocumentLinkProvider, DefinitionProvider {
  readonly #texts: Texts

  constructor(texts: Texts) {
    this.#texts = texts
  }

  /** An id that two cards share gets no link, for a link leads to one place: "Go to Definition" shows them all. */
  async provideDocumentLinks(document: TextDocument): Promise<DocumentLink[]> {
    const text = document.getText()
    const place = text.length > maxLength ? null : await this.#texts.place(document)
    if (place === null) return []
    const boards = boardsOf(place)
    const references = referencesIn(text, this.#texts.card(document, place), isIdOf(boards))
    return references.slice(0, maxLinks).flatMap(({ id, kind, start, end, ...rest }) => {
      const [location, ...others] = locationsOf(place, id)
      if (kind === 'definition' || location === undefined || others.length > 0) return []
      if (isInLink(text, { id, start, end, ...rest })) return []
      const link = new DocumentLink(rangeOf(document, start, end), location.uri)
      link.tooltip = t('Open {0}', plainLabel(titleOf(place, id)))
      return [link]
    })
  }

  async provideDefinition(document: TextDocument, position: Position): Promise<Definition | null> {
    const place = await this.#texts.place(document)
    if (place === null) return null
    const card = this.#texts.card(document, place)
    const isId = isIdOf(boardsOf(place))
    const reference = referenceAt(document.getText(), document.offsetAt(position), card, isId)
    return reference && [...locationsOf(place, reference.id)]
  }
}

/** Where the cards of an id are defined. */
export function locationsOf({ sessions }: Place, id: string): readonly Location[] {
  return sessions.flatMap(({ board, folder }) =>
    (board.cardsById.get(id.toLowerCase()) ?? []).map(
      (card) => new Location(boardFile(folder, card.path), idRange(card)),
    ),
  )
}

function idRange({ text, fields }: Card): Range {
  return rangeIn(text, fields.id?.start ?? 0, fields.id?.end ?? 0)
}

function titleOf(place: Place, id: string): string {
  return cardsNamed(boardsOf(place), id)[0]?.card.title ?? id
}

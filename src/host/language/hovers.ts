import { Hover, type HoverProvider, MarkdownString, type Position, type TextDocument } from 'vscode'
import { cardHover } from '../../core/language/cardHover.ts'
import { hoverInBoard, hoverInCard } from '../../core/language/keyHover.ts'
import { cardsNamed, referenceAt } from '../../core/language/mentionsIn.ts'
import { todayIn } from '../../repo/session/planContext.ts'
import { boardsOf, isIdOf, type Place, rangeOf, type Texts } from './texts.ts'

/** Shows the face of a card over its id, and over keys and values what they mean. */
export class Hovers implements HoverProvider {
  readonly #texts: Texts

  constructor(texts: Texts) {
    this.#texts = texts
  }

  async provideHover(document: TextDocument, position: Position): Promise<Hover | null> {
    const place = await this.#texts.place(document)
    if (place === null) return null
    const offset = document.offsetAt(position)
    const boards = boardsOf(place)
    const reference = referenceAt(document.getText(), offset, this.#texts.card(document, place), isIdOf(boards))
    if (reference === null) return hoverOfKey(document, offset, place)
    const faces = cardsNamed(boards, reference.id).map(({ board, card }) =>
      cardHover(board, card, todayIn(board.workflow.timezone)),
    )
    return new Hover(faces.map(untrusted), rangeOf(document, reference.start, reference.end))
  }
}

function hoverOfKey(document: TextDocument, offset: number, { session, kind }: Place): Hover | null {
  if (session === null || kind === 'other') return null
  const text = document.getText()
  const found = kind === 'board' ? hoverInBoard(text, offset) : hoverInCard(session.board, text, offset)
  return found && new Hover(untrusted(found.markdown), rangeOf(document, found.start, found.end))
}

/** Runs no command, shows no picture of the theme, reads no HTML: what VS Code does by default, said aloud. */
function untrusted(markdown: string): MarkdownString {
  const said = new MarkdownString(markdown, false)
  said.isTrusted = false
  said.supportHtml = false
  return said
}

import type { Root } from 'hast'

/** Where a task of a body stands: what `tickTask` names it by. */
export interface TaskPlace {
  /** The whole line that its box stands on, without its line end. */
  readonly line: string
  /** Which of the body's lines that say this, from 0. */
  readonly nth: number
  readonly isDone: boolean
}

/**
 * A body as harmless HTML: a tree of the few elements and attributes that a card's text needs. Links carry `href` (http,
 * https, mailto, or a footnote of the same body) or `dataPath`, pictures `dataPath` or `dataWhy`, boxes `dataTask`: an
 * index into `tasks`.
 */
export interface RenderedBody {
  readonly tree: Root
  readonly tasks: readonly TaskPlace[]
  /** Only its beginning: the body is longer than what is drawn. */
  readonly isCut: boolean
  /** Not read as Markdown, which took too long: its source. */
  readonly isSource: boolean
}

/** Why a picture is not shown. */
export type PictureFault = 'remote' | 'outside' | 'kind' | 'tooLarge' | 'missing'

/** A picture of a body: as a `data:` address, or why it is not there. */
export type Picture = { readonly url: string } | { readonly why: PictureFault }

/** A rendered body of a card on the board: `dataPath` has become `dataCard`, `dataFile` or `dataPicture`. */
export interface CardBody extends RenderedBody {
  /** By what their elements say in `dataPicture`. */
  readonly pictures: Readonly<Record<string, Picture>>
}

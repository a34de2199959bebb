import { join } from 'node:path'
import { readFileText } from './readFile.ts'

/** The file that makes a folder a board. */
export const boardFileName = 'board.md'

/** A line of front matter that names columns, whatever comes of the rest of it. */
const columnsLine = /^(?:columns|"columns"|'columns')[ \t]*:/m

/** Whether a folder says of itself that it is a board: it has a `board.md` whose front matter names columns, well or badly. */
export function isBoardFolder(folder: string): boolean {
  const file = readFileText(join(folder, boardFileName))
  return file.kind === 'text' && columnsLine.test(frontMatterOf(file.text))
}

/** The lines between the delimiters; up to the end where the second one is missing. */
function frontMatterOf(text: string): string {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text)
  if (!opening) return ''
  const rest = text.slice(opening[0].length)
  const closing = /^---[ \t]*\r?$/m.exec(rest)
  return closing ? rest.slice(0, closing.index) : rest
}

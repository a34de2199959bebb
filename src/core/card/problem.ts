/** A place in a file's text; `line` and `column` count from 1, `column` in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A stretch of a file's text, `end` exclusive. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** What can be wrong with a board's data. The list is closed and part of the command line's contract. */
export const problemCodes = [
  'yamlInvalid',
  'frontMatterUnclosed',
  'languageTag',
  'duplicateKey',
  'unsupportedYaml',
  'reservedKey',
  'tooLarge',
  'unknownColumn',
  'unknownClass',
  'unknownThief',
  'badDate',
  'badRank',
  'badId',
  'duplicateId',
  'reasonMissing',
  'conflictMarkers',
  'notUtf8',
  'nulByte',
  'outsideBoard',
  'vanished',
  'danglingId',
  'boardInvalid',
] as const

export type ProblemCode = (typeof problemCodes)[number]

/** Something wrong with the data: the board still loads, and the file is marked where it is wrong. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  /** Relative to the board folder, with `/`. */
  readonly path: string
  readonly range: Range
  readonly message: string
}

/** The start of a file: where a problem stands that no line of it causes. */
export const startOfFile: Range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }

/** The range between two offsets (UTF-16 code units) of a text. Lines end with LF, CRLF or a lone CR. */
export function rangeAt(text: string, start: number, end: number): Range {
  return { start: positionAt(text, start), end: positionAt(text, end) }
}

function positionAt(text: string, offset: number): Position {
  let line = 1
  let lineStart = 0
  for (let i = 0; i < offset; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      line++
      lineStart = i + 1
    }
  }
  return { line, column: offset - lineStart + 1 }
}

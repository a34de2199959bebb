import { type Problem, type ProblemCode, rangeAt } from './problem.ts'

/** Something wrong at a place of a text, before it is known which file the text is: offsets in UTF-16 code units. */
export interface Fault {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly start: number
  /** Exclusive. */
  readonly end: number
  readonly message: string
}

/** A fault that is an error. */
export function errorAt(code: ProblemCode, start: number, end: number, message: string): Fault {
  return { code, severity: 'error', start, end, message }
}

/** A fault that is a warning. */
export function warningAt(code: ProblemCode, start: number, end: number, message: string): Fault {
  return { code, severity: 'warning', start, end, message }
}

/** The problem that a fault is in the file at `path` with this `text`. */
export function toProblem(path: string, text: string, { code, severity, start, end, message }: Fault): Problem {
  return { code, severity, path, range: rangeAt(text, start, end), message }
}

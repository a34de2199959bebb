import type { Refusal } from '../core/card/edit.ts'
import { oneLine } from '../core/edit/text.ts'
import type { FilterRemark } from '../core/view/filter/compileFilter.ts'
import { GitError } from '../repo/git/gitError.ts'
import { type ExitCode, exitCodes } from './command.ts'

/** Where a command runs and where it speaks; each text is whole lines without the last line end. */
export interface Terminal {
  readonly cwd: string
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

/** A sentence beside what is printed. */
export function say(message: string, terminal: Terminal): void {
  terminal.error(oneLine(`wtw: ${message}`))
}

/** A failure is said in one sentence, with what git or its hook said under it. */
export function failed(error: unknown, isJson: boolean, terminal: Terminal): ExitCode {
  const message = error instanceof Error ? error.message : String(error)
  sayFailure(error, terminal)
  if (isJson) terminal.out(JSON.stringify({ failed: { message } }))
  return exitCodes.failure
}

export function sayFailure(error: unknown, terminal: Terminal): void {
  say(error instanceof Error ? error.message : String(error), terminal)
  const details = error instanceof GitError ? error.stderr.trim() : ''
  if (details !== '') terminal.error(details.split('\n').map(oneLine).join('\n'))
}

export function refused(refusal: Refusal, isJson: boolean, terminal: Terminal): ExitCode {
  const { code, message } = refusal
  say(message, terminal)
  if (isJson) terminal.out(JSON.stringify({ refused: { code, message } }))
  return exitCodes.refused
}

/** What was typed cannot be understood, or not here. */
export function misused(message: string, isJson: boolean, terminal: Terminal): ExitCode {
  say(message, terminal)
  if (isJson) terminal.out(JSON.stringify({ misuse: { message: oneLine(message) } }))
  return exitCodes.usage
}

/**
 * Says what is to be said of a filter. One that has what is no token must not give a script cards that nobody asked for:
 * then the exit code, else null.
 */
export function unclearFilter(remarks: readonly FilterRemark[], isJson: boolean, terminal: Terminal): ExitCode | null {
  const messages = remarks.map(({ message }) => oneLine(message))
  for (const message of messages) say(message, terminal)
  if (!remarks.some(({ isIgnored }) => isIgnored)) return null
  if (isJson) terminal.out(JSON.stringify({ misuse: { message: messages.join(' ') } }))
  return exitCodes.usage
}

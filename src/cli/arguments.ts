import type { Misuse } from './command.ts'

/** What stands after a command's name: words, and options by name. */
export interface Arguments {
  readonly words: readonly string[]
  readonly has: (name: string) => boolean
  readonly text: (name: string) => string | null
  readonly texts: (name: string) => readonly string[]
}

export function misuse(message: string): Misuse {
  return { kind: 'misuse', message }
}

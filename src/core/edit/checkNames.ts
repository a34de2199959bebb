import type { Refusal } from '../card/edit.ts'
import { checkLine } from './text.ts'

const maxNameLength = 100

/**
 * Names of people or labels, each once (without case) and without the `mark` that they may begin with, or why one of
 * them cannot be. `what` begins the sentence.
 */
export function checkNames(
  names: readonly string[],
  what: string,
  mark: '@' | '#' | '',
): { readonly names: readonly string[] } | Refusal {
  const checked = new Map<string, string>()
  for (const name of names) {
    const bare = name.trim()
    const line = checkLine(bare.startsWith(mark) ? bare.slice(mark.length) : bare, what, maxNameLength)
    if (typeof line !== 'string') return line
    if (!checked.has(line.toLowerCase())) checked.set(line.toLowerCase(), line)
  }
  return { names: [...checked.values()] }
}

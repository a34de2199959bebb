import { personKey } from '../board/wip.ts'
import type { Refusal } from '../card/edit.ts'
import { checkLine } from './text.ts'

const maxNameLength = 100

/** Names of people or labels, each once, without a leading `@`, or why one of them cannot be. */
export function checkNames(names: readonly string[], what: string): { readonly names: readonly string[] } | Refusal {
  const checked = new Map<string, string>()
  for (const name of names) {
    const line = checkLine(name.trim().replace(/^@/, ''), what, maxNameLength)
    if (typeof line !== 'string') return line
    if (!checked.has(personKey(line))) checked.set(personKey(line), line)
  }
  return { names: [...checked.values()] }
}

import { commands } from 'vscode'
import type { Intent } from '../core/edit/intent.ts'

/** What the walkthrough counts. */
type Milestone = Intent['kind'] | 'createBoard'

const reached = new Set<Milestone>()

/** Tells VS Code that a person has done something on a board for the first time: the walkthrough ticks its step. */
export function noteDone({ kind }: { readonly kind: Milestone }): void {
  if (reached.has(kind)) return
  reached.add(kind)
  void commands.executeCommand('setContext', `walkTheWall.done.${kind}`, true)
}

import type { Board } from '../board/board.ts'
import { applyEdit } from '../card/applyEdit.ts'
import type { Card } from '../card/card.ts'
import type { KeyChange } from '../card/edit.ts'
import { parseCard } from '../card/parseCard.ts'

/** A card's text before and after its fields name another id. */
export interface ReferenceFix {
  readonly path: string
  readonly before: string
  readonly after: string
}

/**
 * The other cards whose `depends_on` or `blocked_on` names a card's id, naming `id` instead. `read` gives the text that
 * an editor has of a path, or null.
 */
export function referenceFixes(
  board: Board,
  card: Card,
  { id, read }: { readonly id: string; readonly read: (path: string) => string | null },
): readonly ReferenceFix[] {
  const old = card.id.toLowerCase()
  const fixes: ReferenceFix[] = []
  for (const other of board.cardsByPath.values()) {
    const names = other.dependsOn.some((one) => one.toLowerCase() === old) || other.blocked?.on?.toLowerCase() === old
    if (!names || other.path === card.path || other.isUnreadable) continue
    const before = read(other.path) ?? other.text
    const after = renamed(board, { path: other.path, text: before }, { old, id })
    if (after !== null && after !== before) fixes.push({ path: other.path, before, after })
  }
  return fixes
}

function renamed(
  { workflow }: Board,
  { path, text }: { readonly path: string; readonly text: string },
  { old, id }: { readonly old: string; readonly id: string },
): string | null {
  const names = workflow.fieldNames
  const card = parseCard(path, text, names)
  if (card === null) return null
  const keys: KeyChange[] = []
  if (card.dependsOn.some((one) => one.toLowerCase() === old)) {
    const after = card.dependsOn.map((one) => (one.toLowerCase() === old ? id : one))
    keys.push({ key: 'depends_on', before: card.fields.depends_on?.value ?? null, after })
  }
  const on = card.fields.blocked_on?.value ?? null
  if (typeof on === 'string' && on.toLowerCase() === old) keys.push({ key: 'blocked_on', before: on, after: id })
  const changed = applyEdit(text, { kind: 'set', path, keys }, names)
  return typeof changed === 'string' ? changed : null
}

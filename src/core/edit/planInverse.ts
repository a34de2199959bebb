import type { Edit, KeyChange, Plan, Refusal, Trailer } from '../card/edit.ts'
import { refuse } from '../card/edit.ts'
import { type FieldNames, fieldOrder } from '../card/field.ts'
import { parseCard } from '../card/parseCard.ts'
import { readFields } from '../card/readFields.ts'
import { isSameValue } from './makePlan.ts'

/** One file around a commit: its text in front of it and after it; null where it was not there. */
export interface FileChange {
  /** Relative to the board folder, with `/`. */
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** What is taken back. */
export interface UndoneChange {
  /** null where it is not committed yet. */
  readonly commit: string | null
  readonly subject: string
  readonly kind: 'undo' | 'redo'
}

/** The plan that puts back what a change did, by key, so that what came after it in other keys stays. */
export function planInverse(files: readonly FileChange[], undone: UndoneChange, names: FieldNames): Plan | Refusal {
  const edits: Edit[] = []
  const { renamed, rest } = pairRenames(files, names)
  for (const { from, to, before, after } of renamed) {
    edits.push(...inverseKeys(to, before, after, names), { kind: 'rename', path: to, to: from })
  }
  for (const { path, before, after } of rest) {
    if (before === null && after !== null) edits.push({ kind: 'remove', path, before: after })
    else if (before !== null && after === null) edits.push({ kind: 'create', path, text: before })
    else if (before !== null && after !== null) edits.push(...inverseKeys(path, before, after, names))
  }
  if (edits.length === 0)
    return refuse('nothingToUndo', 'There is nothing in that change that the board can take back.')
  const cards = cardsOf(files, names)
  const trailers: Trailer[] = cards.map(({ id }) => ({ key: 'Card', value: id }))
  if (undone.commit !== null) trailers.push({ key: 'Undoes', value: undone.commit })
  return {
    kind: 'plan',
    cards: cards.map(({ id }) => id),
    edits,
    names,
    subject: `board: ${undone.kind} ${bareSubject(undone.subject)}`,
    body: cards.map(({ title }) => title).join('\n'),
    trailers,
  }
}

interface Renamed {
  readonly from: string
  readonly to: string
  readonly before: string
  readonly after: string
}

function pairRenames(
  files: readonly FileChange[],
  names: FieldNames,
): { readonly renamed: readonly Renamed[]; readonly rest: readonly FileChange[] } {
  const gone = files.filter(({ before, after }) => before !== null && after === null)
  const paired = new Map<FileChange, FileChange>()
  for (const come of files.filter(({ before, after }) => before === null && after !== null)) {
    const free = gone.filter((file) => !paired.has(file))
    const id = idOf(come.path, come.after, names)
    const partner =
      free.find(({ before }) => before === come.after) ??
      free.find((file) => idOf(file.path, file.before, names) === id)
    if (partner !== undefined) paired.set(partner, come)
  }
  const taken = new Set([...paired.keys(), ...paired.values()])
  return {
    renamed: [...paired].map(([from, to]) => ({
      from: from.path,
      to: to.path,
      before: from.before ?? '',
      after: to.after ?? '',
    })),
    rest: files.filter((file) => !taken.has(file)),
  }
}

function idOf(path: string, text: string | null, names: FieldNames): string | null {
  return text === null ? null : (parseCard(path, text, names)?.id.toLowerCase() ?? null)
}

function inverseKeys(path: string, before: string, after: string, names: FieldNames): readonly Edit[] {
  const [old, now] = [readFields(before, names), readFields(after, names)]
  const keys: KeyChange[] = fieldOrder.flatMap((key) => {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null]
    return isSameValue(was, is) ? [] : [{ key, before: is, after: was }]
  })
  return keys.length === 0 ? [] : [{ kind: 'set', path, keys }]
}

function cardsOf(
  files: readonly FileChange[],
  names: FieldNames,
): readonly { readonly id: string; readonly title: string }[] {
  const cards = new Map<string, { readonly id: string; readonly title: string }>()
  for (const { path, before, after } of files) {
    const text = before ?? after
    const card = text === null ? null : parseCard(path, text, names)
    if (card !== null) cards.set(card.id.toLowerCase(), { id: card.id, title: card.title })
  }
  return [...cards.values()]
}

/** `board: undo move A to B [skip ci]` is `move A to B [skip ci]`. */
function bareSubject(subject: string): string {
  return subject.replace(/^board: /, '').replace(/^(?:(?:undo|redo) )+/, '')
}

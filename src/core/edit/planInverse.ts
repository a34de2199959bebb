import { compareText } from '../board/compareCards.ts'
import { applyEdit } from '../card/applyEdit.ts'
import type { Edit, KeyChange, Plan, Refusal, Trailer } from '../card/edit.ts'
import { refuse } from '../card/edit.ts'
import { type FieldNames, fieldOrder } from '../card/field.ts'
import { readFrontMatter } from '../card/frontMatter.ts'
import { replaceMentions } from '../card/mentions.ts'
import { parseCard } from '../card/parseCard.ts'
import { readFields } from '../card/readFields.ts'
import { isAbsent, type YamlEntry, type YamlNode } from '../card/yamlTree.ts'
import { t } from '../l10n/l10n.ts'
import { lineHunks } from '../card/lineHunks.ts'
import { workflowPath } from './columns/workflowText.ts'
import { isSameValue } from './makePlan.ts'
import { unticked } from './tickTask.ts'

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
  /** The trailers that name what it was about beside cards. */
  readonly about?: readonly Trailer[]
}

/**
 * The plan that puts back what a change did, by key and by line, so that what came after it elsewhere stays. Refuses
 * `nothingToUndo` where the change left no trace, and `cannotSplice` where it touched more than a board change does: the
 * keys of cards, boxes of their tasks, and `board.md`.
 */
export function planInverse(files: readonly FileChange[], undone: UndoneChange, names: FieldNames): Plan | Refusal {
  const edits: Edit[] = []
  const { renamed, rest } = pairRenames(files, names)
  const ids = renamedIds(files, names)
  const isWhole = restores.test(undone.subject)
  for (const { from, to, before, after } of renamed) {
    const keys = inverseKeys({ path: to, before, after, isWhole }, names, ids)
    if ('kind' in keys) return keys
    edits.push(...keys, { kind: 'rename', path: to, to: from })
  }
  for (const { path, before, after } of rest) {
    if (before === null && after !== null) edits.push({ kind: 'remove', path, before: after })
    else if (before !== null && after === null) edits.push({ kind: 'create', path, text: before })
    else if (before !== null && after !== null) {
      const keys = inverseKeys({ path, before, after, isWhole }, names, ids)
      if ('kind' in keys) return keys
      edits.push(...keys)
    }
  }
  if (edits.length === 0) return refuse('nothingToUndo', t('That change left nothing that could be taken back.'))
  const cards = cardsOf(files, names)
  if (cards.length === 0 && !files.some(({ path }) => path === workflowPath))
    return refuse('cannotSplice', t('That change was about no card: take it back with git.'))
  return inversePlan(edits, cards, undone, names)
}

interface NamedCard {
  readonly id: string
  readonly title: string
}

function inversePlan(
  edits: readonly Edit[],
  cards: readonly NamedCard[],
  { commit, subject, kind, about = [] }: UndoneChange,
  names: FieldNames,
): Plan {
  const trailers: Trailer[] = cards.map(({ id }) => ({ key: 'Card', value: id }))
  trailers.push(...about)
  if (commit !== null) trailers.push({ key: 'Undoes', value: commit })
  return {
    kind: 'plan',
    cards: cards.map(({ id }) => id),
    edits,
    names,
    subject: `board: ${kind} ${bareSubject(subject)}`,
    body: cards.map(({ title }) => title).join(', '),
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

/** A restored card was changed as a whole: it is taken back line by line. */
const restores = /^board: (?:(?:undo|redo) )*restore /

interface Versions {
  readonly path: string
  readonly before: string
  readonly after: string
  /** All of it may have changed, and all of it is taken back. */
  readonly isWhole: boolean
}

function inverseKeys(
  { path, before, after, isWhole }: Versions,
  names: FieldNames,
  ids: readonly RenamedId[],
): readonly Edit[] | Refusal {
  if (before === after) return []
  if (path === workflowPath || isWhole) return [{ kind: 'lines', path, hunks: lineHunks(after, before) }]
  const [old, now] = [readFields(before, names), readFields(after, names)]
  const keys: KeyChange[] = fieldOrder.flatMap((key) => {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null]
    return isSameValue(was, is) ? [] : [{ key, before: is, after: was }]
  })
  const edit: Edit = { kind: 'set', path, keys }
  const restored = applyEdit(after, edit, names)
  if (restored !== null && typeof restored !== 'string') return restored
  const set = keys.length > 0 ? [edit] : []
  if (restored !== null && set.length > 0 && saysTheSame(restored, before)) return set
  const renamed =
    restored === null ? undefined : ids.find(({ from, to }) => replaceMentions(restored, to, from) === before)
  if (renamed !== undefined) return [...set, { kind: 'mentions', path, id: renamed.to, to: renamed.from }]
  if (restored !== null && (differsInBoxes(restored, before) || differsInIds(restored, before, ids)))
    return [...set, { kind: 'lines', path, hunks: lineHunks(restored, before) }]
  // Whatever else is in that commit, beside the board, is not the board's.
  if (path.startsWith('../')) return []
  return refuse(
    'cannotSplice',
    t('That change touched more of {0} than the keys of a card: take it back with git.', path),
  )
}

interface RenamedId {
  readonly from: string
  readonly to: string
}

/** The cards that have another id by a change. */
function renamedIds(files: readonly FileChange[], names: FieldNames): readonly RenamedId[] {
  return files.flatMap(({ path, before, after }) => {
    if (before === null || after === null || path.startsWith('../')) return []
    const [from, to] = [parseCard(path, before, names)?.id, parseCard(path, after, names)?.id]
    return from === undefined || to === undefined || from === to ? [] : [{ from, to }]
  })
}

/** Whether two versions of a file differ in nothing but the ids of renamed cards, in whatever case. */
function differsInIds(one: string, other: string, ids: readonly RenamedId[]): boolean {
  const renamed = (text: string): string =>
    ids.reduce((now, { from, to }) => replaceMentions(replaceMentions(now, from, to), to, to), text)
  return ids.length > 0 && renamed(one) === renamed(other)
}

/** Whether two versions of a card differ in nothing but which tasks are ticked. */
function differsInBoxes(one: string, other: string): boolean {
  return one !== other && one.length === other.length && unticked(one) === unticked(other)
}

/** Whether two versions of a card differ in nothing but how their front matter is laid out. */
function saysTheSame(a: string, b: string): boolean {
  if (a === b) return true
  const [one, other] = [readFrontMatter(a), readFrontMatter(b)]
  if (one === null || other === null || one.faults.length > 0 || other.faults.length > 0) return false
  if (a.slice(one.head.bodyStart) !== b.slice(other.head.bodyStart)) return false
  return textOf(one.entries) === textOf(other.entries)
}

/** What keys say, whatever their order; a list of one is its entry, an empty list is as if the key were not there. */
function textOf(entries: readonly YamlEntry[]): string {
  const said = entries.map(({ key, value }) => [key, plain(value)] as const).filter(([, value]) => value !== null)
  return JSON.stringify(said.sort(([a], [b]) => compareText(a, b)))
}

function plain(node: YamlNode): unknown {
  if (isAbsent(node)) return null
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]))
  const items = node.items.map(plain)
  return items.length > 1 ? items : (items[0] ?? null)
}

function cardsOf(files: readonly FileChange[], names: FieldNames): readonly NamedCard[] {
  const cards = new Map<string, NamedCard>()
  for (const { path, before, after } of files) {
    const text = before ?? after
    const isCard = path !== workflowPath && !path.startsWith('../')
    const card = text === null || !isCard ? null : parseCard(path, text, names)
    if (card !== null) cards.set(card.id.toLowerCase(), { id: card.id, title: card.title })
  }
  return [...cards.values()]
}

/** `board: undo move A to B [skip ci]` is `move A to B [skip ci]`. */
function bareSubject(subject: string): string {
  return subject.replace(/^board: /, '').replace(/^(?:(?:undo|redo) )+/, '')
}

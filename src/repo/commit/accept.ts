import { createHash } from 'node:crypto'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { type Refusal, refuse } from '../../core/card/edit.ts'
import { t } from '../../core/l10n/l10n.ts'
import { applyPlan, isRefusal, pathsOf, type PlacedPlan, type Texts } from './applyPlan.ts'
import { type Desk, readToChange } from './desk.ts'
import { GitError, gitError } from '../git/gitError.ts'
import { self } from './holder.ts'
import { freshId, type JournalEntry } from './journal.ts'
import { removeFile, replaceFile } from '../files/replaceFile.ts'

/** A change that is about to be made. */
export interface Draft {
  readonly placed: PlacedPlan
  /** What people see: the editor's unsaved text, else the file's. */
  readonly before: Texts
  readonly after: Texts
  /** Paths whose text stands in an editor, unsaved. */
  readonly inEditor: readonly string[]
}

/** What becomes of the files by a plan, without doing it. Throws a GitError for a path that is not this repository's. */
export function draft(desk: Desk, placed: PlacedPlan): Draft | Refusal {
  const paths = pathsOf(placed)
  for (const path of paths) checkPlace(desk, path)
  const unsaved = new Map(paths.map((path) => [path, desk.editors?.unsavedText(join(desk.top, path)) ?? null]))
  const before = new Map<string, string | null>()
  for (const path of paths) {
    const text = unsaved.get(path) ?? readToChange(desk, path)
    if (text !== null && typeof text !== 'string') return text
    before.set(path, text)
  }
  const after = applyPlan(placed, before)
  if (isRefusal(after)) return after
  const inEditor = paths.filter((path) => unsaved.get(path) !== null && after.get(path) !== before.get(path))
  const moved = inEditor.find((path) => (after.get(path) ?? null) === null)
  if (moved !== undefined) return refuse('cannotSplice', t('{0} has unsaved changes: save it first.', moved))
  return { placed, before, after, inEditor }
}

/** Whether a draft changes anything at all. */
export function isEmpty({ before, after }: Draft): boolean {
  return [...after].every(([path, text]) => text === before.get(path))
}

/** The journal's entry for a draft. */
export function entryFor(
  { placed, before, after, inEditor }: Draft,
  more: Pick<JournalEntry, 'suffix' | 'batch' | 'cancels'>,
): JournalEntry {
  const files = [...after].map(([path, text]) => ({ path, before: hash(before.get(path) ?? null), after: hash(text) }))
  const { plan, prefix } = placed
  return { id: freshId(), prefix, plan, files, inEditor, owner: self(), isWritten: false, begun: null, ...more }
}

/** Makes the change: first in the editors, which may refuse, then on disk. New texts come before old files go. */
export async function carryOut(desk: Desk, { before, after, inEditor }: Draft, tag: string): Promise<Refusal | null> {
  const changed = [...after].filter(([path, text]) => text !== before.get(path))
  const done: string[] = []
  for (const path of inEditor) {
    if (await desk.editors?.change(join(desk.top, path), after.get(path) ?? '')) {
      done.push(path)
      continue
    }
    for (const earlier of done) await desk.editors?.change(join(desk.top, earlier), before.get(earlier) ?? '')
    return refuse('cannotSplice', t('The editor would not change {0}: save it and try again.', path))
  }
  const onDisk = changed.filter(([path]) => !inEditor.includes(path))
  for (const [path, text] of onDisk) if (text !== null) await replaceFile(join(desk.top, path), text, tag)
  for (const [path, text] of onDisk) if (text === null) await removeFile(join(desk.top, path))
  return null
}

/** The name under which the journal knows a text; null where there is none. */
export function hash(text: string | null): string | null {
  return text === null ? null : createHash('sha256').update(text).digest('hex')
}

/** A card lies in this repository, not in git's own folder or a repository inside it, and not behind a link that leads out. */
function checkPlace({ top }: Desk, path: string): void {
  const parts = path.split('/')
  if (parts.some((part) => ['', '.', '..', '.git'].includes(part.toLowerCase()))) {
    throw gitError('notPermitted', { args: [], stderr: path })
  }
  let folder = join(top, dirname(path))
  for (let deep = parts.length - 1; deep > 0; deep--, folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) throw gitError(nestedReason(folder), { args: [], stderr: folder })
  }
  const existing = nearestFolder(join(top, dirname(path)))
  const real = realpathSync(existing)
  if (real !== top && !real.startsWith(top.endsWith(sep) ? top : top + sep)) {
    throw gitError('notPermitted', { args: [], stderr: real })
  }
}

/** Whether all that an entry of the journal names may be changed: whoever wrote the journal, a path out of here is not. */
export function isInPlace(desk: Desk, entry: JournalEntry): boolean {
  try {
    for (const path of [...pathsOf(entry), ...entry.files.map((file) => file.path), ...entry.inEditor])
      checkPlace(desk, path)
    return true
  } catch (error) {
    if (error instanceof GitError) return false
    throw error
  }
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder))
}

/** A submodule has a file where a repository of its own has a folder. */
function nestedReason(folder: string): 'submodule' | 'nestedRepository' {
  return statSync(join(folder, '.git')).isFile() ? 'submodule' : 'nestedRepository'
}

/** What is left to do for a plan whose files were changed in part when the process died. */
export function redraft(desk: Desk, entry: JournalEntry): Draft | null {
  const disk = new Map<string, string | null>()
  for (const { path } of entry.files) {
    const text = readToChange(desk, path)
    if (text !== null && typeof text !== 'string') return null
    disk.set(path, text)
  }
  const before = new Map(disk)
  for (const { path, before: old, after } of entry.files) {
    if (old === null && hash(disk.get(path) ?? null) === after) before.set(path, null)
  }
  const after = applyPlan(entry, before)
  if (isRefusal(after)) return null
  const free = [...after].filter(([path]) => !entry.inEditor.includes(path))
  return { placed: entry, before: disk, after: new Map(free), inEditor: [] }
}

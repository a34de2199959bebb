import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { carryOut, hash, isInPlace, redraft } from './accept.ts'
import { applyPlan, isRefusal, isSameTexts, placeOf, type PlacedPlan, type Texts } from './applyPlan.ts'
import { takeBackIndex } from './commitPatched.ts'
import { type Desk, type GitDesk, readDisk, readToChange } from './desk.ts'
import { isGone, isSame, self } from './holder.ts'
import { forgetIntents } from '../git/indexEntries.ts'
import type { JournalEntry } from './journal.ts'
import { replaceFile, temporaryPath } from '../files/replaceFile.ts'
import { readRepositoryState } from '../git/repository.ts'
import { imposeAll } from './standing.ts'

/** A draft of the lock older than this belongs to nobody. */
const draftAgeMs = 60_000

/** How long a git process that outlived ours is waited for; after that its entries wait for the next run. */
const childPatienceMs = 15_000

/**
 * Mends what a process that died has left: files changed in part, temporary files, an index that went ahead. Touches only
 * what the journal names. Entries that are still at work elsewhere are left alone. To be called with the lock held.
 */
export async function repair(desk: Desk | GitDesk): Promise<void> {
  await desk.journal.mend()
  for (const entry of desk.journal.entries) if (!entry.isWritten) await finishWriting(desk, entry)
  if ('git' in desk) for (const entry of desk.journal.entries) await takeBackBegun(desk, entry)
  sweep(desk)
  for (const entry of desk.journal.entries) await leaveEditor(desk, entry)
}

/** Whether a git process that was started for an entry is still at work. */
export function isCommitting({ begun }: Pick<JournalEntry, 'begun'>): boolean {
  return begun !== null && begun.child !== null && !isGone(begun.child)
}

/** Whether an entry belongs to another process that lives: what is in its editor or its batch is its own affair. */
export function isElsewhere({ owner }: JournalEntry): boolean {
  return !isSame(owner, self()) && !isGone(owner)
}

/** A change that had not reached any file never happened; one that had is finished. One that leads out of here is nobody's. */
async function finishWriting(desk: Desk, entry: JournalEntry): Promise<void> {
  if (!isInPlace(desk, entry)) {
    desk.journal.close([entry.id])
    return
  }
  const drafts = entry.files.map(({ path }) => temporaryPath(join(desk.top, path), entry.id))
  for (const path of drafts) if (existsSync(path)) rmSync(path)
  const onDisk = entry.files.filter(({ path, before, after }) => before !== after && !entry.inEditor.includes(path))
  const isUntouched = onDisk.every(({ path, before }) => hash(readDisk(desk, path)) === before)
  if (isUntouched) {
    desk.journal.close([entry.id])
    return
  }
  const rest = redraft(desk, entry)
  if (rest !== null) await carryOut(desk, rest, entry.id)
  desk.journal.note(entry.id, { isWritten: true })
}

/**
 * A git that outlived its parent may still commit: it is waited for. Where HEAD has not moved there was no commit, and
 * what the index was given ahead of it is taken back.
 */
async function takeBackBegun(desk: GitDesk, { id, begun }: JournalEntry): Promise<void> {
  if (begun === null) return
  const until = Date.now() + childPatienceMs
  while (isCommitting({ begun }) && Date.now() < until) await sleep(20)
  if (isCommitting({ begun })) return
  const { git, repository, journal } = desk
  const { commit } = await readRepositoryState(git, repository)
  if (commit !== begun.head) return
  const index = new Map(begun.indexSteps.map(({ path, after }) => [path, after]))
  const indexBefore = new Map(begun.indexSteps.map(({ path, before }) => [path, before]))
  await takeBackIndex(desk, { index, indexBefore, intents: begun.intents.filter((path) => index.has(path)) })
  const told = begun.intents.filter((path) => !index.has(path))
  await forgetIntents(git, repository, told)
  journal.note(id, { begun: null })
}

/** Own temporary files that nobody can be using: the lock is ours. */
function sweep({ place, journal }: Desk): void {
  const isBusy = journal.entries.some(isCommitting)
  for (const name of readdirSync(place)) {
    const path = join(place, name)
    const isDraft = name.startsWith('lock.') && !name.endsWith('.takeover')
    const ageMs = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if ((name.startsWith('index-') && !isBusy) || (isDraft && ageMs > draftAgeMs)) rmSync(path, { force: true })
  }
}

/** What was in an editor is on disk when it was saved there; where the editor is gone without that, it goes there now. */
async function leaveEditor(desk: Desk, entry: JournalEntry): Promise<void> {
  if (entry.inEditor.length === 0 || isElsewhere(entry)) return
  const still: string[] = []
  for (const path of entry.inEditor) {
    if (isOnDisk(desk, entry, path)) continue
    if ((desk.editors?.unsavedText(join(desk.top, path)) ?? null) !== null) still.push(path)
    else await putOnDisk(desk, entry, path)
  }
  if (still.length < entry.inEditor.length) desk.journal.note(entry.id, { inEditor: still, owner: self() })
}

function isOnDisk(desk: Desk, entry: JournalEntry, path: string): boolean {
  const disk: Texts = new Map([[path, readDisk(desk, path)]])
  const after = imposeAll([planAt(entry, path)], disk, 'disk')
  return after !== null && isSameTexts(disk, after)
}

/** Where the file says something else by now, its newer word stands. */
async function putOnDisk(desk: Desk, entry: JournalEntry, path: string): Promise<void> {
  const now = isInPlace(desk, entry) ? readToChange(desk, path) : null
  if (now === null || typeof now !== 'string') return
  const after = applyPlan(planAt(entry, path), new Map([[path, now]]))
  const text = isRefusal(after) ? null : (after.get(path) ?? null)
  if (text !== null) await replaceFile(join(desk.top, path), text, entry.id)
}

function planAt({ plan, prefix }: PlacedPlan, path: string): PlacedPlan {
  return { plan: { ...plan, edits: plan.edits.filter((edit) => placeOf(prefix, edit.path) === path) }, prefix }
}

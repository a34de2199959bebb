import { lineTo } from '../../core/history/lineTo.ts'
import type { BoardCommit, HistoryGaps } from '../../core/history/history.ts'
import { packLives, unpackLives } from './packLives.ts'
import { type Packed, Packer, Unpacker } from './packed.ts'
import type { NewestWall, Outcome, Remembered, RememberedHead } from './remembered.ts'

/** The first part of what is remembered: enough where nothing is new. */
export interface PackedOutcome extends RememberedHead {
  readonly condition: string | null
  readonly commits: PackedCommits
  /** The newest of them that the branch has; null is none. */
  readonly newest: number | null
  readonly gaps: HistoryGaps
  readonly lives: Packed
  readonly workflowText: string | null
}

interface PackedCommits extends Packed {
  readonly ids: readonly string[]
  readonly subjects: readonly string[]
  readonly ats: readonly number[]
}

/** Packs what followed, and which commits it followed from. */
export function packOutcome({ head, cut, condition, outcome }: Remembered): PackedOutcome {
  const { history, wall } = outcome
  const lives = new Packer()
  packLives(history.lives, history.commits, lives)
  packWall(wall, lives)
  return {
    head,
    cut,
    condition,
    commits: packCommits(history.commits),
    newest: history.line.at(-1) ?? null,
    gaps: history.gaps,
    lives: lives.packed,
    workflowText: wall?.workflowText ?? null,
  }
}

function packCommits(commits: readonly BoardCommit[]): PackedCommits {
  const to = new Packer()
  for (const { author, email, parents } of commits) {
    to.text(author)
    to.text(email)
    to.list(parents, (place) => to.number(place))
  }
  return {
    ids: commits.map(({ id }) => id),
    subjects: commits.map(({ subject }) => subject),
    ats: commits.map(({ at }) => at),
    ...to.packed,
  }
}

/** Reads the commits back. */
export function unpackCommits({ ids, subjects, ats, ...packed }: PackedCommits): readonly BoardCommit[] {
  const from = new Unpacker(packed)
  return ids.map((id, place) => {
    const [author, email] = [from.word(), from.word()]
    const parents = from.list(() => from.number())
    return { id, parents, author, email, at: ats[place] ?? 0, subject: subjects[place] ?? '' }
  })
}

function packWall(wall: NewestWall | null, to: Packer): void {
  to.list(wall?.cards ?? [], ({ path, blob }) => {
    to.text(path)
    to.text(blob)
  })
  to.texts(wall?.archivedIds ?? [])
}

/** Reads what followed back. */
export function unpackOutcome(packed: PackedOutcome): Outcome {
  const { head, newest, gaps, workflowText } = packed
  const commits = unpackCommits(packed.commits)
  const from = new Unpacker(packed.lives)
  const lives = unpackLives(commits, from)
  const cards = from.list(() => ({ path: from.word(), blob: from.text() }))
  const wall = { workflowText, cards, archivedIds: from.texts() }
  const line = newest === null ? [] : lineTo(commits, newest)
  return { history: { head, commits, line, lives, gaps }, wall: newest === null ? null : wall }
}

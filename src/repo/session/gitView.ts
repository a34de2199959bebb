import type { Card } from '../../core/card/card.ts'
import type { FieldNames } from '../../core/card/field.ts'
import { parseCard } from '../../core/card/parseCard.ts'
import { isArchived } from '../../core/board/isCardPath.ts'
import type { HeadView } from '../../core/view/boardView.ts'
import type { HandChange } from '../commit/commitByHand.ts'
import { readBlobTexts } from '../git/blobs.ts'
import type { Git } from '../git/git.ts'
import { inspect, type PathState } from '../git/inspect.ts'
import type { JournalEntry } from '../commit/journal.ts'
import type { Repository } from '../git/repository.ts'

/** What git says of a board: where HEAD stands, and which of its files differ from HEAD. */
export interface GitView {
  readonly branch: string | null
  /** Full id; null on an unborn branch. */
  readonly commit: string | null
  readonly hold: HeadView['hold']
  /** Relative to the board folder. */
  readonly changed: ReadonlyMap<string, PathState>
}

/** Asks git about a board: reads only, takes no lock. */
export async function readGitView(git: Git, repository: Repository): Promise<GitView> {
  const { prefix } = repository
  const { branch, commit, hold, paths } = await inspect(git, repository, prefix === '' ? [] : [prefix])
  const changed = [...paths].filter(([path, { staged }]) => path.startsWith(prefix) && staged !== '!')
  return { branch, commit, hold, changed: new Map(changed.map(([path, state]) => [path.slice(prefix.length), state])) }
}

/** What `changedByHand` needs to know of a board's files. */
export interface HandFiles {
  readonly git: Git
  readonly repository: Repository
  readonly names: FieldNames
  readonly isCardPath: (path: string) => boolean
  readonly cardAt: (path: string) => Card | null
  readonly pending: readonly JournalEntry[]
}

/** The cards, archived ones too, whose files differ from HEAD for another reason than a change that is pending. */
export async function changedByHand(view: GitView, files: HandFiles): Promise<readonly HandChange[]> {
  const ours = new Set(files.pending.flatMap((entry) => entry.files.map(({ path }) => path)))
  const paths = [...view.changed.keys()].filter(
    (path) => !ours.has(files.repository.prefix + path) && (files.isCardPath(path) || isArchived(path)),
  )
  const absent = paths.filter((path) => files.cardAt(path) === null)
  const committed = await committedCards(absent, view, files)
  return paths.flatMap((path) => {
    const card = files.cardAt(path) ?? committed.get(path) ?? null
    return card === null ? [] : [{ path, card: card.id, title: card.title }]
  })
}

/** The cards that HEAD holds in files that are no cards any more. */
async function committedCards(
  paths: readonly string[],
  view: GitView,
  { git, repository, names }: HandFiles,
): Promise<ReadonlyMap<string, Card>> {
  const blobs = new Map<string, string>()
  for (const path of paths) {
    const id = view.changed.get(path)?.head?.split(' ')[1]
    if (id !== undefined) blobs.set(path, id)
  }
  const texts = await readBlobTexts(git, repository, [...blobs.values()])
  const cards = new Map<string, Card>()
  for (const [path, id] of blobs) {
    const text = texts.get(id)
    const card = text === undefined ? null : parseCard(path, text, names)
    if (card) cards.set(path, card)
  }
  return cards
}

/** The files whose change git shows by changing them; absolute. Some are not there most of the time. */
export function gitPathsToWatch({ gitDir, commonDir }: Repository, branch: string | null): readonly string[] {
  const marks = ['HEAD', 'index', 'MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'BISECT_LOG']
  const folders = ['rebase-merge', 'rebase-apply', 'sequencer', 'walk-the-wall/journal']
  const refs = branch === null ? [] : [`${commonDir}/refs/heads/${branch}`]
  return [...[...marks, ...folders].map((name) => `${gitDir}/${name}`), `${commonDir}/packed-refs`, ...refs]
}

import { randomInt } from 'node:crypto'
import type { Board } from '../../core/board/board.ts'
import { dayIn } from '../../core/board/dayIn.ts'
import { idLength } from '../../core/edit/draftBoard.ts'
import type { Intent } from '../../core/edit/intent.ts'
import type { PlanContext } from '../../core/edit/planContext.ts'
import { readOldCard } from './oldCard.ts'
import { readRepositoryMarkdown } from '../commit/repositoryMarkdown.ts'
import type { Git } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'
import type { JournalEntry } from '../commit/journal.ts'
import type { BoardFiles } from '../files/readBoard.ts'

const resolution = 2 ** 32

/** Wishes that make an id or a path, which must not be taken by what is out of sight. */
const mayCollide: ReadonlySet<Intent['kind']> = new Set<Intent['kind']>([
  'addCard',
  'archiveCard',
  'duplicateCard',
  'renameCard',
])

/** What a wish is planned from. */
export interface PlanSources {
  readonly intent: Intent
  readonly board: Board
  readonly files: BoardFiles
  readonly repository: Repository | null
  readonly git: Git | null
  readonly pending: readonly JournalEntry[]
}

/** What planning a wish may not know by itself. The archive is read only for those wishes that must not collide with it. */
export async function planContext(sources: PlanSources): Promise<PlanContext> {
  const { intent, board, files, repository, git, pending } = sources
  const wishes: readonly Intent[] = intent.kind === 'batch' ? intent.intents : [intent]
  const today = todayIn(board.workflow.timezone)
  const random = Array.from({ length: 64 + idLength * wishes.length }, () => randomInt(resolution) / resolution)
  const workflow = wishes.some(({ kind }) => isOfWorkflow(kind)) ? { workflowText: files.workflowText() } : {}
  const plain = { today, random, knownIds: new Set<string>(), ...workflow }
  if (intent.kind === 'restoreCard') return { ...plain, old: await readOld(intent, sources) }
  if (!wishes.some(({ kind }) => mayCollide.has(kind))) return plain
  const naming = wishes.some(({ kind }) => kind === 'renameCard')
    ? await readRepositoryMarkdown(git, repository, files.folder)
    : {}
  const archive = await files.readArchive()
  const waiting = pending.flatMap(({ plan }) => plan.cards.map((id) => id.toLowerCase()))
  const knownIds = new Set([...board.cardsById.keys(), ...archive.ids, ...waiting])
  return { today, random, knownIds, archivedPaths: archive.paths, ...workflow, ...naming }
}

/** What a card that is restored was, and where it is if it was archived. */
async function readOld(
  intent: Extract<Intent, { kind: 'restoreCard' }>,
  { board, files, repository, git }: PlanSources,
): Promise<NonNullable<PlanContext['old']>> {
  if (!git || !repository) return { text: null, archived: null }
  const text = await readOldCard(git, { repository, workflow: board.workflow }, intent)
  const id = intent.card.trim().toLowerCase()
  return { text, archived: board.cardsById.has(id) ? null : await files.readArchivedCard(id) }
}

/** Whether a wish is about `board.md`. */
function isOfWorkflow(kind: Intent['kind']): boolean {
  return kind === 'saveView' || kind.endsWith('Column') || kind.endsWith('Finding')
}

/** The day as a board counts it, `YYYY-MM-DD`; null is the machine's zone. */
export function todayIn(timezone: string | null): string {
  return dayIn(timezone, Date.now())
}

import type { Workflow } from '../../../src/core/board/workflow.ts'
import type { CardLife } from '../../../src/core/history/cardLife.ts'
import type { PastBoards } from '../../../src/repo/history/moments.ts'
import { lifeOf, type LifeStep } from '../../fixtures/lives.ts'
import { commitOf, pastWall } from '../../fixtures/pastWall.ts'
import type { BoardPage } from '../boardPage.ts'
import { cardText, designBoard } from '../designBoard.ts'

const head = designBoard['board.md'] ?? ''
const body = '- [x] one\n- [ ] two\n'

/** Who did what, on which files from then on; null takes a file away. */
const acts: readonly (readonly [at: string, author: string, subject: string, files: Record<string, string | null>])[] =
  [
    [
      '2026-11-02T09:00:00Z',
      'Anne Nowak',
      'Starts the wall',
      {
        'board.md': head,
        'a.md': cardText('ready', 'SRE-A', 'Alpha', '', body),
        'b.md': cardText('backlog', 'SRE-B', 'Beta', ''),
      },
    ],
    [
      '2026-11-02T10:00:00Z',
      'Bola Kuti',
      'board: move SRE-A to In progress',
      { 'a.md': cardText('in-progress', 'SRE-A', 'Alpha', '', body) },
    ],
    [
      '2026-11-03T09:30:00Z',
      'Ewa Lindqvist',
      'board: add SRE-C to Ready',
      { 'c.md': cardText('ready', 'SRE-C', 'Gamma', '') },
    ],
    [
      '2026-11-09T09:00:00Z',
      'Anne Nowak',
      'board: block SRE-A',
      { 'a.md': cardText('in-progress', 'SRE-A', 'Alpha', 'blocked: the vendor\nthief: unknown-dependencies', body) },
    ],
    [
      '2026-11-10T09:00:00Z',
      'Anne Nowak',
      'board: unblock SRE-A',
      { 'a.md': cardText('in-progress', 'SRE-A', 'Alpha', '', body) },
    ],
    [
      '2026-11-11T15:00:00Z',
      'Bola Kuti',
      'board: move SRE-A to Done',
      { 'a.md': cardText('done', 'SRE-A', 'Alpha', '', body) },
    ],
    ['2026-11-16T09:00:00Z', 'Anne Nowak', 'board: archive SRE-B', { 'b.md': null }],
    [
      '2026-11-16T14:03:00Z',
      'Anne Nowak',
      'board: label SRE-C',
      { 'c.md': cardText('ready', 'SRE-C', 'Gamma', 'labels: [net]') },
    ],
  ]

function lifeOfAlpha(workflow: Workflow): CardLife {
  const at = (moment: number, step: Omit<LifeStep, 'at' | 'commit'>): LifeStep => ({
    ...step,
    at: (acts[moment]?.[0] ?? '').slice(0, 16),
    author: acts[moment]?.[1] ?? '',
    commit: commitOf(moment),
  })
  return lifeOf(
    workflow,
    'SRE-A',
    [
      at(0, { to: 'ready' }),
      at(1, { to: 'in-progress' }),
      at(3, { block: { reason: 'the vendor', thief: 'unknown-dependencies' } }),
      at(4, { block: null }),
      at(5, { to: 'done' }),
    ],
    { path: 'board/a.md' },
  )
}

/** A short past: eight changes of three cards, with two plannings and a walk. */
export function aPast(more: Partial<PastBoards> = {}): PastBoards {
  const files = new Map<string, string>()
  const told = acts.map(([at, author, subject, changed]) => {
    for (const [path, text] of Object.entries(changed)) {
      if (text === null) files.delete(path)
      else files.set(path, text)
    }
    return { at, author, subject, files: Object.fromEntries(files) }
  })
  const meetings = [
    { commit: commitOf(2), kind: 'planning' },
    { commit: commitOf(4), kind: 'walk' },
    { commit: commitOf(6), kind: 'planning' },
  ] as const
  const past = pastWall(told, { meetings, ...more })
  return { ...past, history: { ...past.history, lives: [lifeOfAlpha(past.workflow)] } }
}

/** All that the commits and cards of it say, and the thief that blocked one. */
export const pastWords = `${JSON.stringify(acts)} Unknown dependencies`

/** The files of its newest moment. */
export const pastFiles = {
  'board.md': head,
  'a.md': cardText('done', 'SRE-A', 'Alpha', '', body),
  'c.md': cardText('ready', 'SRE-C', 'Gamma', 'labels: [net]'),
}

/** Opens the history of a board and waits for its wall. */
export async function showHistory({ page }: BoardPage): Promise<void> {
  await page.getByRole('tab', { name: 'History' }).click()
  await page.locator('.past-wall [data-column]').first().waitFor()
}

/** Waits until the wall shows that moment. */
export async function wallOf({ page }: BoardPage, moment: number): Promise<void> {
  await page.locator(`.past-wall[data-moment="${moment}"][aria-busy=false]`).waitFor()
}

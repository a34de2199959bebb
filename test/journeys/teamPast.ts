import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type BoardRepository, boardRepository, gitEnvironment } from '../fixtures/boardRepository.ts'
import { projectFolder } from '../vscode/packagePath.ts'

/** A team's last three weeks, told from its last Monday: what was before today on every day of the year. */
export interface TeamPast {
  readonly repository: BoardRepository
  /** `YYYY-MM-DD` of that Monday. */
  readonly monday: string
  /** `YYYY-MM-DD`, so many days after that Monday, or before. */
  readonly day: (after: number) => string
}

const anne = 'Anne Nowak <anne@example.com>'
const bola = 'Bola Kuti <bola@example.com>'
const chidi = 'Chidi Eze <chidi@example.com>'

const workflow = `---
title: Team wall
timezone: UTC
columns:
  - id: backlog
    name: Backlog
  - id: ready
    name: Ready
    committed: true
  - id: in-progress
    name: In progress
    wip: 2
    started: true
  - id: review
    name: Review
    wip: 3
  - id: done
    name: Done
    finished: true
limits: {policy: warn}
sle: {percentile: 85, days: 30}
people:
  anne: {name: Anne Nowak}
  bola: {name: Bola Kuti}
  chidi: {name: Chidi Eze}
---
`

const titles = {
  'SRE-3F5H': 'Mirror the package registry',
  'SRE-4G6J': 'Set quotas per team',
  'SRE-5H7K': 'Watch the certificates',
  'SRE-6J8M': 'Trace the slow path',
  'SRE-7K9N': 'Restore a backup every week',
  'SRE-8M2P': 'Runbook for a full disk',
  'SRE-9N3Q': 'Move the wiki',
} as const

type Id = keyof typeof titles

/** Path of a card's file, relative to the repository. */
export function pathOf(card: Id): string {
  return `board/${card.toLowerCase()}.md`
}

/** A card's file, as it says where it stands. */
function saying(card: Id, status: string, more: readonly string[] = []): Readonly<Record<string, string>> {
  const lines = [`id: ${card}`, `status: ${status}`, 'rank: a0', `title: ${titles[card]}`, ...more]
  return { [pathOf(card)]: `---\n${lines.join('\n')}\n---\n` }
}

/**
 * Three authors, two plannings a week apart, moves, a block, a branch that was merged. At the second planning `In
 * progress` is over its limit. Three cards are finished.
 */
export function teamPast(now = Date.now()): TeamPast {
  const monday = lastMonday(now)
  const day = (after: number): string => dayAfter(monday, after)
  const at = (after: number, time: string): string => `${day(after)}T${time}:00+00:00`
  const repository = boardRepository([
    {
      at: at(-14, '09:00'),
      by: anne,
      message: 'Starts the board\n',
      files: {
        'board/board.md': workflow,
        ...saying('SRE-3F5H', 'backlog'),
        ...saying('SRE-4G6J', 'backlog'),
        ...saying('SRE-5H7K', 'ready'),
        ...saying('SRE-6J8M', 'ready'),
        ...saying('SRE-7K9N', 'ready'),
        ...saying('SRE-8M2P', 'ready'),
      },
    },
    { at: at(-13, '09:30'), by: bola, message: 'Pulls the backup\n', files: saying('SRE-7K9N', 'in-progress') },
    { at: at(-13, '10:00'), by: chidi, message: 'Pulls the runbook\n', files: saying('SRE-8M2P', 'in-progress') },
    { at: at(-9, '11:00'), by: chidi, message: 'The runbook is written\n', files: saying('SRE-8M2P', 'done') },
    { at: at(-8, '10:00'), by: anne, message: 'Traces\n', files: saying('SRE-6J8M', 'in-progress') },
    {
      at: at(-7, '09:00'),
      by: anne,
      message: 'The first planning\n',
      files: { [`board/meetings/${day(-7)}-planning.md`]: '# Planning\n', ...saying('SRE-4G6J', 'ready') },
    },
    { at: at(-6, '09:00'), by: bola, message: 'Certificates first\n', files: saying('SRE-5H7K', 'in-progress') },
    { at: at(-5, '15:00'), by: bola, message: 'Certificates to review\n', files: saying('SRE-5H7K', 'review') },
    { at: at(-4, '16:20'), by: chidi, message: 'Certificates are watched\n', files: saying('SRE-5H7K', 'done') },
    {
      at: at(-3, '10:00'),
      by: anne,
      message: 'The vendor is silent\n',
      files: saying('SRE-6J8M', 'in-progress', ['thief: unknown-dependencies', 'blocked: The vendor is silent']),
    },
    { at: at(-1, '10:00'), by: bola, message: 'Quotas\n', files: saying('SRE-4G6J', 'in-progress') },
    {
      at: at(0, '09:00'),
      by: anne,
      message: 'The second planning\n',
      files: { [`board/meetings/${day(0)}-planning.md`]: '# Planning\n', ...saying('SRE-9N3Q', 'backlog') },
    },
  ])
  // On a branch, while the wall went on: both are there once it is merged.
  repository.git('checkout', '--quiet', '-b', 'registry')
  const registry = {
    at: at(0, '10:00'),
    by: chidi,
    message: 'The registry is next\n',
    files: saying('SRE-3F5H', 'ready'),
  }
  repository.commit(registry)
  repository.git('checkout', '--quiet', 'main')
  repository.commit({
    at: at(0, '11:00'),
    by: bola,
    message: 'Quotas to review\n',
    files: saying('SRE-4G6J', 'review'),
  })
  mergeAt(repository, at(0, '12:00'), 'registry')
  repository.commit({ at: at(1, '00:00'), by: bola, message: 'Quotas are set\n', files: saying('SRE-4G6J', 'done') })
  return { repository, monday, day }
}

function mergeAt(repository: BoardRepository, at: string, branch: string): void {
  repository.git('merge', '--quiet', '--no-ff', '-m', `Merges ${branch}`, branch)
  repository.git('commit', '--quiet', '--amend', '--no-edit', `--author=${anne}`, `--date=${at}`)
}

/** The Monday before today, in UTC. */
function lastMonday(now: number): string {
  const today = new Date(now).getUTCDay()
  return dayOf(now - ((today + 6) % 7 || 7) * 86_400_000)
}

/** `YYYY-MM-DD`, so many days after such a day. */
export function dayAfter(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * 86_400_000)
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

/** What the packaged command line says of a repository, as JSON. */
export async function told<T>(repository: BoardRepository, ...args: readonly string[]): Promise<T> {
  const cli = join(projectFolder, 'dist', 'cli.js')
  const options = { cwd: repository.folder, env: { ...gitEnvironment(), WTW_CACHE: 'off' } }
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args, '--json'], options)
  return JSON.parse(stdout) as T
}

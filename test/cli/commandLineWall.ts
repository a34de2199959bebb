import assert from 'node:assert/strict'
import { afterEach } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { repositoryWith } from '../repo/wall.ts'
import { type Run, withCommandLine, wtw } from './wtw.ts'

/** What `wtw show --json` prints. */
export interface Shown {
  readonly title: string
  readonly branch: string | null
  readonly pending: number
  readonly uncommitted: readonly string[]
  readonly columns: readonly {
    readonly id: string
    readonly wip: { readonly count: number; readonly limit: number | null; readonly state: string }
    readonly cards: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[]
  }[]
  readonly problems: readonly Readonly<Record<string, unknown>>[]
}

/** What a writing command prints with `--json`. */
export interface Written {
  readonly commit: string | null
  readonly pending: number
  readonly card: string
}

/** A repository with a board for each test of a suite, and the command line on it. */
export interface CommandLineWall {
  /** Begins the test: makes the repository. */
  on(files: Readonly<Record<string, string>>): void
  readonly wall: BoardRepository
  run(...args: readonly string[]): Promise<Run>
  /** Runs a wish that is granted, and checks that it made the one commit it says. */
  granted(...args: readonly string[]): Promise<Written>
  /** Runs a wish that is refused, and checks that nothing changed. */
  refused(code: string, ...args: readonly string[]): Promise<void>
  shown(): Promise<Shown>
  /** The whole message of the newest commit. */
  lastMessage(): string
}

/** The ids of a shown column's cards, top to bottom. */
export function column(board: Shown, id: string): readonly string[] {
  return board.columns.find((one) => one.id === id)?.cards.map((card) => card.id) ?? []
}

/** For a suite: builds the command line once, and takes each test's repository away again. */
export function commandLineWall(): CommandLineWall {
  withCommandLine()
  let wall: BoardRepository
  afterEach(() => wall.remove())
  const run = (...args: readonly string[]): Promise<Run> => wtw(wall.folder, args)
  return {
    on: (files) => void (wall = repositoryWith(files)),
    get wall() {
      return wall
    },
    run,
    async granted(...args) {
      const count = Number(wall.git('rev-list', '--count', 'HEAD'))
      const outcome = await run('--json', ...args)
      assert.equal(outcome.code, 0, outcome.error)
      const written = outcome.json as Written
      assert.deepEqual(Object.keys(written), ['commit', 'pending', 'card'])
      assert.equal(written.commit, wall.git('rev-parse', 'HEAD'))
      assert.equal(Number(wall.git('rev-list', '--count', 'HEAD')), count + 1)
      assert.equal(wall.git('status', '--porcelain'), '')
      return written
    },
    async refused(code, ...args) {
      const head = wall.git('rev-parse', 'HEAD')
      const outcome = await run(...args, '--json')
      assert.equal(outcome.code, 3, outcome.error)
      const { refused } = outcome.json as { readonly refused: { readonly code: string; readonly message: string } }
      assert.deepEqual([refused.code, Object.keys(refused)], [code, ['code', 'message']])
      assert.equal(outcome.error.trim(), `wtw: ${refused.message}`)
      assert.equal(wall.git('rev-parse', 'HEAD'), head)
      assert.equal(wall.git('status', '--porcelain'), '')
    },
    shown: async () => (await run('show', '--json')).json as Shown,
    lastMessage: () => wall.git('log', '-1', '--format=%B').trim(),
  }
}

import { join } from 'node:path'
import { afterEach } from 'mocha'
import type { Intent, Place } from '../../src/core/edit/intent.ts'
import { BoardSession } from '../../src/repo/session/boardSession.ts'
import type { SessionOptions } from '../../src/repo/session/openWriter.ts'
import { Git } from '../../src/repo/git/git.ts'
import { type BoardRepository, openRepository } from '../fixtures/boardRepository.ts'
import { repositoryWith } from './wall.ts'

/** A move that says nothing but where. */
export function move(card: string, to: string, place: Place = 'bottom', reason: string | null = null): Intent {
  return { kind: 'moveCard', card, to, place, reason }
}

/** The ids of the cards in a column of a session's board, top to bottom. */
export function column({ board }: BoardSession, id: string): readonly string[] {
  return board.columns.find((one) => one.column.id === id)?.cards.map((card) => card.id) ?? []
}

/** Repositories and sessions for the tests of one `describe`; all are gone after each test. */
export class SessionBench {
  /** The newest repository. */
  wall: BoardRepository = openRepository('')
  readonly #leftovers: (() => void)[] = []

  constructor() {
    afterEach(() => this.#leftovers.splice(0).forEach((remove) => remove()))
  }

  /** Begins with a repository of one commit. */
  on(files: Readonly<Record<string, string>>): void {
    this.wall = repositoryWith(files)
    this.#leftovers.push(this.wall.remove)
  }

  /** Has something taken away after the test. */
  later(remove: () => void): void {
    this.#leftovers.unshift(remove)
  }

  /** A session as the editor has it, on `board/`, that has heard what git says. */
  async open(more: Partial<SessionOptions> = {}): Promise<BoardSession> {
    const folder = join(this.wall.folder, 'board')
    const plain = { folder, git: new Git('git'), editors: null, isTrusted: true, isWatched: true }
    const session = await BoardSession.open({ ...plain, ...more })
    this.later(() => session.dispose())
    await session.refreshHead()
    return session
  }

  /** The newest subjects, newest first. */
  subjects(count: number): readonly string[] {
    return this.wall.git('log', `-${count}`, '--format=%s').split('\n')
  }

  status(): string {
    return this.wall.git('status', '--porcelain')
  }

  commits(): number {
    return Number(this.wall.git('rev-list', '--count', 'HEAD'))
  }

  /** Puts the repository into an unfinished merge of a branch that touches no card. */
  beginMerge(): void {
    const { wall } = this
    wall.git('switch', '--quiet', '-c', 'other')
    wall.commit({ at: '2026-11-17T09:00:00Z', message: 'Other', files: { 'x.txt': '1' } })
    wall.git('switch', '--quiet', 'main')
    wall.commit({ at: '2026-11-17T09:00:00Z', message: 'Mine', files: { 'y.txt': '1' } })
    wall.git('merge', '--quiet', '--no-commit', '--no-ff', '-m', "Merge branch 'other'", 'other')
  }
}

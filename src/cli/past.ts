import { homedir } from 'node:os'
import { dayIn } from '../core/board/dayIn.ts'
import type { Board } from '../core/board/board.ts'
import { shown } from '../core/edit/text.ts'
import { lineUntil } from '../core/history/lineUntil.ts'
import { gapSentences } from '../core/view/gapSentences.ts'
import { momentText } from '../core/view/momentText.ts'
import type { ShownMoment } from '../core/view/shownMoment.ts'
import type { Git } from '../repo/git/git.ts'
import { findRepository, type Repository } from '../repo/git/repository.ts'
import { BoardHistory } from '../repo/history/boardHistory.ts'
import { commitFacts, resolveCommit } from '../repo/history/historyGit.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { cacheFolder } from './cacheFolder.ts'
import type { Moment } from './command.ts'
import { say, type Terminal } from './terminal.ts'

/** A board with its history at hand. */
export interface Past {
  readonly session: BoardSession
  readonly git: Git
  readonly repository: Repository
  readonly history: BoardHistory
}

/** Reads the history of a board. What it lacks is said; where there can be none, throws. */
export async function openPast(session: BoardSession, git: Git, terminal: Terminal): Promise<Past> {
  const { folder, board } = session
  const repository = session.repository ?? (await findRepository(git, folder))
  if (repository === null) throw new Error('There is no git repository here, and so no history.')
  const { env, platform } = process
  let isSaid = false
  const history = await BoardHistory.read({
    git,
    repository,
    folder,
    workflow: board.workflow,
    cacheFolder: cacheFolder({ env, platform, home: homedir(), cwd: terminal.cwd }),
    onCacheFailure: (error) => {
      // What cannot be read can hardly be written either: one line is enough.
      if (!isSaid) say(`The history is not remembered: ${messageOf(error)}`, terminal)
      isSaid = true
    },
  })
  await history.settled
  for (const sentence of gapSentences(history.history.gaps)) say(sentence, terminal)
  return { session, git, repository, history }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** A wall as it was, and the commit that left it so. */
export interface PastWall {
  readonly moment: ShownMoment
  readonly board: Board
}

/** The wall at a moment. Throws a plain sentence where there was none. */
export async function wallAt(past: Past, asked: Moment): Promise<PastWall> {
  const moment = asked.kind === 'commit' ? await namedMoment(past, asked.name) : datedMoment(past, asked)
  const board = await past.history.boardOf(moment.commit)
  if (board === null) throw new Error(`There was no board in commit ${moment.commit.slice(0, 7)}.`)
  return { moment, board }
}

async function namedMoment({ git, repository }: Past, name: string): Promise<ShownMoment> {
  const commit = await resolveCommit(git, repository, name)
  if (commit === null) throw new Error(`Git knows no commit "${shown(name)}" here.`)
  return { commit, ...(await commitFacts(git, repository, commit)) }
}

function datedMoment({ history, session }: Past, asked: Exclude<Moment, { kind: 'commit' }>): ShownMoment {
  const { history: read } = history
  const { timezone } = session.board.workflow
  const isBy = (at: number): boolean => (asked.kind === 'day' ? dayIn(timezone, at) <= asked.day : at <= asked.at)
  const place = lineUntil(read, isBy)
  const commit = read.commits[place ?? -1]
  if (commit !== undefined) return { commit: commit.id, at: commit.at, author: commit.author }
  const first = read.commits[read.line[0] ?? -1]
  if (first === undefined) throw new Error('No commit has made this board yet.')
  const since = `${momentText(timezone, first.at)} (${first.id.slice(0, 7)})`
  throw new Error(`There was no board yet: its first commit that is known here is of ${since}.`)
}

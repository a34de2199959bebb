import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { BoardSession } from '../../src/repo/session/boardSession.ts'
import { openRepository } from '../fixtures/boardRepository.ts'
import { inFolder, markdownIn, writeBoard } from './benchBoard.ts'
import { inTurn, type Measure, median, ratio, timed } from './ratio.ts'

/** Opens a board as the editor does, up to its first paint, with neither git nor editor: read, parse, build. */
function open(folder: string): Promise<BoardSession> {
  return BoardSession.open({ folder, git: null, editors: null, isTrusted: false, isWatched: true })
}

async function coldLoad(name: string, limit: number, folder: string, cards: readonly string[]): Promise<Measure> {
  const measured = await inTurn(
    15,
    () => timed(async () => (await open(folder)).dispose()),
    () => timed(() => cards.forEach((path) => readFileSync(path, 'utf8'))),
  )
  return ratio(name, limit, measured)
}

/** The longest time in which nobody else got a turn while a board was opened and settled down, in milliseconds. */
async function longestBlock(folder: string): Promise<number> {
  let longest = 0
  let last = performance.now()
  let isRunning = true
  const tick = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (isRunning) setImmediate(tick)
  }
  setImmediate(tick)
  const session = await open(folder)
  // What goes on after the first paint (bodies that the scan was not sure of) counts too.
  await session.refresh([])
  await sleep(100)
  isRunning = false
  session.dispose()
  return longest
}

/** How long it takes from nothing to a board, against merely reading the same files. */
export async function measureColdLoad(): Promise<readonly Measure[]> {
  const measures: Measure[] = []
  for (const cards of [1_000, 10_000]) measures.push(...(await measureGenerated(cards)))
  const bundle = process.env['WTW_BOARD_BUNDLE']
  if (bundle) measures.push(await measureBundle(bundle))
  else console.log('not measured: a real board (name a git bundle in WTW_BOARD_BUNDLE)')
  return measures
}

async function measureGenerated(count: number): Promise<readonly Measure[]> {
  return inFolder(async (folder) => {
    const cards = writeBoard(folder, count)
    const load = await coldLoad(`cold load of ${count} cards, to reading their files`, 4, folder, cards)
    const blocks: number[] = []
    for (let round = 0; round < 5; round++) blocks.push(await longestBlock(folder))
    const value = median(blocks)
    const detail = blocks.map((ms) => ms.toFixed(1)).join(', ')
    return [load, { name: `longest block while ${count} cards load`, value, unit: 'ms', limit: 20, detail }]
  })
}

/** A Backlog.md project: `WTW_BOARD_BUNDLE` names a git bundle whose `backlog/` holds `tasks/` and `completed/`. */
async function measureBundle(bundle: string): Promise<Measure> {
  return inFolder(async (folder) => {
    openRepository(dirname(folder)).git('clone', '--quiet', '--branch', 'main', bundle, join(folder, 'clone'))
    const board = join(folder, 'clone', 'backlog')
    writeFileSync(join(board, 'board.md'), backlogBoard)
    const cards = markdownIn([join(board, 'tasks'), join(board, 'completed')])
    return coldLoad(`cold load of a real board, ${cards.length} files, to reading them`, 6, board, cards)
  })
}

const backlogBoard = `---
cards: ["tasks/*.md", "completed/*.md"]
columns:
  - id: To Do
  - id: In Progress
    started: true
  - id: Done
    finished: true
fields: {assignees: assignee, rank: ordinal, depends_on: dependencies}
---
`

import { execFileSync } from 'node:child_process'
import { BoardSession } from '../../src/repo/session/boardSession.ts'
import { inFolder, writeBoard } from './benchBoard.ts'
import type { Measure } from './ratio.ts'

const cards = 10_000

/** What an open board of 10,000 cards keeps on the heap, in a process of its own. */
export async function measureMemory(): Promise<readonly Measure[]> {
  return inFolder((folder) => {
    writeBoard(folder, cards)
    const args = ['--expose-gc', process.argv[1]!, 'weigh', folder]
    const bytes = Number(execFileSync(process.execPath, args, { encoding: 'utf8' }))
    const detail = `${Math.round(bytes / cards)} bytes a card`
    return Promise.resolve([{ name: `heap of ${cards} cards`, value: bytes / 1e6, unit: 'MB', limit: 80, detail }])
  })
}

/** In that process: prints by how many bytes opening the board lets the heap grow. */
export async function weigh(folder: string): Promise<void> {
  const { gc } = globalThis
  if (!gc) throw new Error('This needs --expose-gc.')
  gc()
  const before = process.memoryUsage().heapUsed
  const session = await BoardSession.open({ folder, git: null, editors: null, isTrusted: false, isWatched: false })
  gc()
  const grown = process.memoryUsage().heapUsed - before
  process.stdout.write(String(grown))
  session.dispose()
}

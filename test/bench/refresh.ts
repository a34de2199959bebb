import { readFileSync, writeFileSync } from 'node:fs'
import { planIntent } from '../../src/core/edit/planIntent.ts'
import { BoardSession } from '../../src/repo/session/boardSession.ts'
import { inFolder, writeBoard } from './benchBoard.ts'
import { inTurn, type Measure, ratio, timed } from './ratio.ts'
import { seededRandom } from './cardTexts.ts'

/** An open board, and the files of its cards. */
interface OpenBoard {
  readonly session: BoardSession
  readonly cards: readonly string[]
}

async function openBoard(folder: string, count: number): Promise<OpenBoard> {
  const cards = writeBoard(folder, count)
  const session = await BoardSession.open({ folder, git: null, editors: null, isTrusted: false, isWatched: false })
  return { session, cards }
}

/** Other people change some cards; the session looks at them again. Milliseconds. */
function changeSome({ session, cards }: OpenBoard, count: number, round: number): Promise<number> {
  const changed = Array.from({ length: count }, (_, index) => cards[(round * 37 + index * 13) % cards.length]!)
  for (const path of changed) {
    const text = readFileSync(path, 'utf8')
    const isDone = /^status: '?done/m.test(text)
    writeFileSync(path, text.replace(/^(status: '?)[a-z-]+/m, `$1${isDone ? 'ready' : 'done'}`))
  }
  return timed(() => session.refresh(changed))
}

function planMove({ session: { board } }: OpenBoard, round: number): number {
  const cards = board.columns.flatMap((column) => column.cards.slice(0, 50))
  const card = cards[(round * 7) % cards.length]!
  const random = seededRandom(round)
  const context = { today: '2026-11-20', knownIds: new Set<string>(), random: Array.from({ length: 64 }, random) }
  const intent = { kind: 'moveCard', card: card.id, to: 'review', place: 'bottom', reason: null } as const
  const start = performance.now()
  for (let times = 0; times < 20; times++) planIntent(intent, board, context)
  return performance.now() - start
}

/** What a change costs on 10,000 cards, against the same on 1,000: it shall not grow with the board. */
export async function measureRefresh(): Promise<readonly Measure[]> {
  return inFolder((small) =>
    inFolder(async (large) => {
      const boards = { small: await openBoard(small, 1_000), large: await openBoard(large, 10_000) }
      const flat = async (name: string, act: (board: OpenBoard, round: number) => number | Promise<number>) => {
        let round = 0
        const measured = await inTurn(
          41,
          () => act(boards.large, round),
          () => act(boards.small, ++round),
        )
        return ratio(`${name}, 10,000 cards to 1,000`, 1.5, measured)
      }
      return [
        await flat('one changed file', (board, round) => changeSome(board, 1, round)),
        await flat('20 changed files', (board, round) => changeSome(board, 20, round)),
        await flat('planning 20 moves', planMove),
      ]
    }),
  )
}

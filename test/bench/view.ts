import { buildView } from '../../src/core/view/buildView.ts'
import { BoardSession } from '../../src/repo/session/boardSession.ts'
import { findCards } from '../../src/repo/session/findCards.ts'
import { inFolder, writeBoard } from './benchBoard.ts'
import { type Measure, median, timed } from './ratio.ts'

const cards = 10_000
const tries = 9

/** The longest time in which nobody else got a turn while an act ran, in milliseconds. */
async function longestHold(act: () => Promise<unknown>): Promise<number> {
  let [longest, last, isRunning] = [0, performance.now(), true]
  const tick = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (isRunning) setImmediate(tick)
  }
  setImmediate(tick)
  await act()
  await new Promise((resolve) => setImmediate(resolve))
  isRunning = false
  return longest
}

/** What the host does of a large board at a stretch: its whole view for a page, and looking through all texts. */
export async function measureView(): Promise<readonly Measure[]> {
  return inFolder(async (folder) => {
    writeBoard(folder, cards)
    const session = await BoardSession.open({ folder, git: null, editors: null, isTrusted: false, isWatched: false })
    const { board, viewContext: context } = session
    const [views, copies, finds]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < tries; round++) {
      views.push(await timed(() => buildView(board, context, null)))
      const view = buildView(board, context, null)
      copies.push(await timed(() => JSON.stringify(view)))
      finds.push(await longestHold(() => findCards(board, `runbook ${round}`)))
    }
    session.dispose()
    const measure = (name: string, values: readonly number[], limit: number): Measure => {
      const detail = `tries: ${values.map((ms) => ms.toFixed(0)).join(', ')} ms`
      return { name: `${name}, ${cards} cards`, value: median(values), unit: 'ms', limit, detail }
    }
    return [
      measure('building the view', views, 50),
      measure('writing the view for the page', copies, 50),
      measure('longest hold of the host while texts are searched', finds, 20),
    ]
  })
}

import { setImmediate } from 'node:timers/promises'
import { buildBoard } from '../../src/core/board/buildBoard.ts'
import type { Board } from '../../src/core/board/board.ts'
import { parseWorkflow } from '../../src/core/board/parseWorkflow.ts'
import { parseCard } from '../../src/core/card/parseCard.ts'
import { suggestIds } from '../../src/core/language/bodySuggestions.ts'
import { cardHover } from '../../src/core/language/cardHover.ts'
import { suggestInCard } from '../../src/core/language/cardSuggestions.ts'
import { fixesFor } from '../../src/core/language/fixes.ts'
import { referencesIn } from '../../src/core/language/mentionsIn.ts'
import { hoverInCard } from '../../src/core/language/keyHover.ts'
import { cardTextProblems } from '../../src/core/language/textProblems.ts'
import { MarkdownIndex } from '../../src/repo/files/markdownFiles.ts'
import { inFolder, writeBoard } from './benchBoard.ts'
import { boardText, cardText, seededRandom } from './cardTexts.ts'
import { type Measure, median } from './ratio.ts'

const cards = 10_000
const rounds = 15
const today = '2026-11-24'
/** Within this time after the keystroke it must be there, in milliseconds. */
const limitMs = 50
/** Nothing of it may hold the thread for longer: typing goes through the same one. */
const stretchMs = 20

function bigBoard(): Board {
  const workflow = parseWorkflow(boardText, 'board')
  const random = seededRandom(1)
  const all = Array.from({ length: cards }, (_, index) =>
    parseCard(`card-${index}.md`, cardText(index, random), workflow.fieldNames),
  )
  return buildBoard(
    workflow,
    all.flatMap((card) => card ?? []),
  )
}

/** The first time and the usual time of an act on a fresh copy of the board, whose words were never gathered. */
function measure(name: string, act: (board: Board) => unknown, board: Board): readonly Measure[] {
  const fresh = { ...board, cardsByPath: new Map(board.cardsByPath) }
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    if (act(fresh) === null) throw new Error(`${name}: there was nothing to measure.`)
    return performance.now() - start
  })
  const [first = 0, ...others] = times
  const detail = `first ${first.toFixed(1)} ms`
  return [
    { name: `${name} of ${cards} cards`, value: Math.max(first, median(others)), unit: 'ms', limit: limitMs, detail },
  ]
}

/** How long the thread is held at a stretch while an act lasts, and how long the act takes, in milliseconds. */
async function longestStretch(act: () => Promise<unknown>): Promise<readonly [number, number]> {
  let longest = 0
  let isOn = true
  const begun = performance.now()
  const watch = (async () => {
    for (let last = performance.now(); isOn; last = performance.now()) {
      await setImmediate()
      longest = Math.max(longest, performance.now() - last)
    }
  })()
  await act()
  isOn = false
  await watch
  return [longest, performance.now() - begun]
}

/** The best of three: what others do on the machine only ever adds. */
async function measureIndex(): Promise<readonly Measure[]> {
  return inFolder(async (folder) => {
    writeBoard(folder, cards)
    const tries: (readonly [number, number])[] = []
    for (let round = 0; round < 3; round++)
      tries.push(await longestStretch(() => new MarkdownIndex(folder).filesWith('sre-00042', () => false)))
    const [longest, whole] = tries.sort(([one], [other]) => one - other)[0]!
    const name = `longest stretch of reading ${cards} Markdown files for ids`
    return [{ name, value: longest, unit: 'ms', limit: stretchMs, detail: `${whole.toFixed(0)} ms in all` }]
  })
}

/** What the text editor asks for while somebody types in a card of a large board. */
export async function measureLanguage(): Promise<readonly Measure[]> {
  const board = bigBoard()
  const text = cardText(42, seededRandom(7))
  const write = (line: string): { readonly text: string; readonly offset: number } => {
    const changed = text.replace(/^status:.*\n/m, '').replace('created:', `${line}\ncreated:`)
    return { text: changed, offset: changed.indexOf(`${line}\ncreated:`) + line.length }
  }
  const complete = (line: string) => (on: Board) => {
    const { text, offset } = write(line)
    return suggestInCard({ board: on, path: 'card-42.md', text, today }, offset)
  }
  const hovered = board.cardsById.get('sre-00042')![0]!
  const broken = write('depends_on: [SRE-0O042]')
  const isId = (id: string): boolean => board.cardsById.has(id)
  const problems = (on: Board) => {
    const card = parseCard('card-42.md', broken.text, on.workflow.fieldNames)
    return card && cardTextProblems(on, card)
  }
  const fix = (on: Board) => {
    const card = parseCard('card-42.md', broken.text, on.workflow.fieldNames)!
    return fixesFor('danglingId', broken.text.indexOf('SRE-0O042'), { board: on, card, today, freshId: null })
  }
  return [
    ...measure('suggesting keys', complete('th'), board),
    ...measure('suggesting columns', complete('status: '), board),
    ...measure('suggesting cards', complete('depends_on: [x, '), board),
    ...measure('suggesting cards by title', complete('depends_on: [gateway'), board),
    ...measure('suggesting ids in prose', (on) => suggestIds([on], 'See SRE-0', 9, false), board),
    ...measure('hovering over an id', (on) => cardHover(on, hovered, today), board),
    ...measure('hovering over a status', (on) => hoverInCard(on, text, text.indexOf('status: ') + 9), board),
    ...measure('problems after a key', problems, board),
    ...measure('links of a document', () => referencesIn(`${text}\nSRE-00007`.repeat(10), null, isId), board),
    ...measure('the fixes of an unknown id', fix, board),
    ...(await measureIndex()),
  ]
}

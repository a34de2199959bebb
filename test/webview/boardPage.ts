import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { splitFrontMatter } from '../../src/core/card/frontMatter.ts'
import type { Translations } from '../../src/core/l10n/l10n.ts'
import type { BoardView } from '../../src/core/view/boardView.ts'
import type { FlowReport } from '../../src/core/flow/flowReport.ts'
import type { FlowAsk } from '../../src/core/view/flow/flowAsk.ts'
import { diffViews } from '../../src/core/view/diffViews.ts'
import type { PastAnswer, PastQuestion } from '../../src/core/view/pastMessages.ts'
import { renderBody } from '../../src/core/view/renderBody.ts'
import { parseToHost, type ToHost, type ToWebview } from '../../src/protocol.ts'
import { Moments, type PastBoards } from '../../src/repo/history/moments.ts'
import { type Files, MemoryBoard } from './memoryBoard.ts'
import { themeClass, themeCss, type ThemeName } from './themes.ts'

/** How the page that plays the host is opened. */
export interface PageOptions {
  readonly files: Files
  readonly theme?: ThemeName
  readonly width?: number
  readonly height?: number
  readonly prepare?: (board: MemoryBoard) => void
  /** False leaves intents unanswered: the test answers them itself. */
  readonly isAnswering?: boolean
  /** What an earlier life of the page remembered. */
  readonly remembered?: unknown
  readonly reducedMotion?: 'reduce' | 'no-preference'
  readonly forcedColors?: 'active' | 'none'
  /** Runs in the page before the board does. */
  readonly script?: string
  /** What the host has measured; without it, it reads the history for ever. */
  readonly flow?: (ask: FlowAsk) => FlowReport
  /** The past that questions are answered from; without it they are not. */
  readonly past?: PastBoards
  /** What the page speaks; English without it. */
  readonly speech?: { readonly locale: string; readonly translations: Translations }
}

/** A board on the screen of a real browser, with the test as its host. */
export interface BoardPage {
  readonly page: Page
  readonly board: MemoryBoard
  /** Every message that came up, guarded as the host guards it; null is one that the guard did not let through. */
  readonly received: (ToHost | null)[]
  /** Violations of the content security policy, and errors of the page. */
  readonly complaints: string[]
  readonly card: (id: string) => Locator
  readonly column: (id: string) => Locator
  readonly send: (message: ToWebview) => Promise<void>
  /** Sends what has changed on the board since the last time. */
  readonly update: () => Promise<void>
  /** The intents that came up, oldest first. */
  readonly intents: () => Extract<ToHost, { type: 'intent' }>[]
  readonly close: () => Promise<void>
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' }

/** A page of a browser in which one board after the other is opened: faster than a page for each. */
export interface Stage {
  /** Opens a board in place of the one before; the page has drawn it when this resolves. */
  readonly open: (options: PageOptions) => Promise<BoardPage>
  readonly close: () => Promise<void>
}

/** Makes a page for boards. */
export async function openStage(browser: Browser, bundle: string): Promise<Stage> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  let host: Host | null = null
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') host?.complaints.push(message.text())
  })
  page.on('pageerror', (error) => host?.complaints.push(String(error)))
  await page.exposeBinding('toHost', (_source, message: unknown) => host?.receive(message))
  return {
    async open(options) {
      const server = await serve(bundle, options)
      const board = new MemoryBoard(options.files)
      options.prepare?.(board)
      host = new Host(page, board, options)
      await page.setViewportSize({ width: options.width ?? 1480, height: options.height ?? 800 })
      await page.emulateMedia({
        reducedMotion: options.reducedMotion ?? 'reduce',
        forcedColors: options.forcedColors ?? 'none',
      })
      await page.mouse.move(0, 0)
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      await page.waitForSelector('main[data-board]')
      // The code of dragging comes beside the board: a hand is slower than that, a test is not.
      await page.waitForFunction(
        () => document.querySelector<HTMLElement>('[data-card]:not(.past-card)')?.draggable ?? true,
      )
      return boardPage(page, host, board, () => {
        server.closeAllConnections()
        server.close()
      })
    },
    close: () => context.close(),
  }
}

/** Opens a board in a page of its own; the page has drawn it when this resolves. */
export async function openBoardPage(browser: Browser, bundle: string, options: PageOptions): Promise<BoardPage> {
  const stage = await openStage(browser, bundle)
  const board = await stage.open(options)
  return {
    ...board,
    async close() {
      await stage.close()
      await board.close()
    },
  }
}

function boardPage(page: Page, host: Host, board: MemoryBoard, close: () => void): BoardPage {
  return {
    page,
    board,
    received: host.received,
    complaints: host.complaints,
    card: (id) => page.locator(`[data-card="${id}"]`),
    column: (id) => page.locator(`[data-column="${id}"]`),
    send: (message) => host.send(message),
    update: () => host.update(),
    intents: () => host.received.filter((message) => message?.type === 'intent'),
    close: () => Promise.resolve(close()),
  }
}

class Host {
  readonly received: (ToHost | null)[] = []
  readonly complaints: string[] = []
  readonly #page: Page
  readonly #board: MemoryBoard
  readonly #isAnswering: boolean
  readonly #flow: PageOptions['flow']
  readonly #moments: Moments | null
  #rev = 0
  #shown: BoardView | null = null
  #first: BoardView | null = null
  #watched: string | null = null
  #card = ''

  constructor(page: Page, board: MemoryBoard, { isAnswering = true, flow, past }: PageOptions) {
    this.#page = page
    this.#board = board
    this.#isAnswering = isAnswering
    this.#flow = flow
    this.#moments = past ? new Moments(past) : null
  }

  async receive(raw: unknown): Promise<void> {
    const message = parseToHost(raw)
    this.received.push(message)
    if (message?.type === 'ready') {
      this.#shown = this.#board.view()
      this.#first = this.#board.firstView()
      const view = this.#first ?? this.#shown
      await this.send({ type: 'snapshot', rev: ++this.#rev, view, isWhole: this.#first === null })
    }
    if (message?.type === 'wantRest' && this.#first) {
      const change = this.#board.restOf(this.#first)
      await this.send({ type: 'change', from: this.#rev, rev: ++this.#rev, change })
    }
    if (message?.type === 'watchCard') {
      this.#watched = message.key
      this.#card = ''
      await this.#updateCard()
    }
    if (message?.type === 'showPolicy' && this.#isAnswering) {
      const policy = this.#board.policy(message.column)
      if (policy) await this.send(policy)
    }
    if (message?.type === 'askFlow') {
      if (this.#flow) {
        const counts = message.filter === '' ? null : { shown: 12, hidden: 28 }
        await this.send({ type: 'flow', report: this.#flow(message.query), counts })
      } else await this.send({ type: 'historyState', state: 'reading', message: '120 / 932' })
    }
    if (message && isPastQuestion(message)) await this.#answerPast(message)
    if (message?.type !== 'intent' || !this.#isAnswering) return
    const outcome = this.#board.execute(message.intent)
    await this.update()
    await this.send({ type: 'settled', intentId: message.intentId, outcome })
  }

  async #answerPast(question: PastQuestion): Promise<void> {
    const answers: PastAnswer[] = []
    await this.#moments?.answer(question, Date.parse('2026-11-24T12:00:00Z'), (answer) => answers.push(answer))
    for (const answer of answers) await this.send(drawnAnswer(answer))
  }

  async update(): Promise<void> {
    const view = this.#board.view()
    const change = this.#shown && diffViews(this.#shown, view)
    this.#shown = view
    if (change) await this.send({ type: 'change', from: this.#rev, rev: ++this.#rev, change })
    await this.#updateCard()
  }

  /** Tells of the card that is open, as the host does: when it says something else. */
  async #updateCard(): Promise<void> {
    const key = this.#watched
    if (key === null) return
    const { detail, body } = this.#board.card(key)
    const card = JSON.stringify([detail, body])
    if (card === this.#card) return
    this.#card = card
    await this.send({ type: 'card', key, detail })
    if (body) await this.send({ type: 'cardBody', key, body })
  }

  async send(message: ToWebview): Promise<void> {
    await this.#page.evaluate((data) => window.postMessage(data, '*'), message)
  }
}

function isPastQuestion(message: ToHost): message is PastQuestion {
  return ['askHistory', 'askMoment', 'askCompare', 'askOldCard', 'askLife'].includes(message.type)
}

/** An answer as the host hands it on: the text of a card is drawn. */
function drawnAnswer(answer: PastAnswer): ToWebview {
  if (answer.type !== 'oldCard') return answer
  const { card, ...rest } = answer
  if (!card) return { ...rest, card }
  const { text, ...told } = card
  const body = text.slice(splitFrontMatter(text)?.bodyStart ?? 0)
  return { ...rest, card: { ...told, body: { ...renderBody(body), pictures: {} } } }
}

/** Serves the bundle and the page that VS Code would make, with the policy of the real panel. */
async function serve(bundle: string, options: PageOptions): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
    if (path === '/') {
      const origin = `http://${request.headers.host ?? ''}`
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('content-security-policy', policyFor(origin))
      response.end(html(options))
      return
    }
    if (path === '/theme.css') {
      response.setHeader('content-type', 'text/css')
      response.end(themeCss(options.theme ?? 'dark'))
      return
    }
    try {
      const bytes = readFileSync(join(bundle, path))
      response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
      response.end(bytes)
    } catch {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return server
}

function policyFor(origin: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-test'`,
    `style-src ${origin}`,
    `font-src ${origin}`,
    `img-src ${origin} data:`,
  ].join('; ')
}

function html({ theme = 'dark', script = '', remembered, speech }: PageOptions): string {
  const state = json(remembered ?? null)
  return `<!doctype html><html lang="${speech?.locale ?? 'en'}"><head><meta charset="utf-8"><title>Board</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/board.css">
<script nonce="test">
  let state = ${state} ?? undefined
  window.remembered = () => state
  window.keysThatGotOut = []
  ${script}
  addEventListener('keydown', (event) => keysThatGotOut.push([event.key, event.defaultPrevented]))
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => void toHost(message),
    getState: () => state,
    setState: (next) => { state = next },
  })
</script></head>
<body class="${themeClass[theme]}" data-folder="file:///home/anne/wall/board"><div id="root"></div>
<script type="application/json" id="translations">${json(speech?.translations ?? {})}</script>
<script type="module" nonce="test" src="/board.js"></script></body></html>`
}

function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

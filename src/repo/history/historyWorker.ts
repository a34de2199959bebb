import { parentPort, workerData } from 'node:worker_threads'
import { speak } from '../../core/l10n/l10n.ts'
import { type DeskAnswer, type DeskBoard, type DeskQuestion, HistoryDesk } from './historyDesk.ts'

/** What a thread begins with. */
export interface WorkerStart {
  readonly board: DeskBoard
  readonly language: string
  /** Sentences in that language; null: English. */
  readonly sentences: Readonly<Record<string, string>> | null
}

export interface WorkerQuestion {
  readonly id: number
  readonly question: DeskQuestion
}

/** One of the answers to a question, its end, or why it has none. */
export type WorkerAnswer =
  | { readonly id: number; readonly answer: DeskAnswer }
  | { readonly id: number; readonly end: true }
  | { readonly id: number; readonly error: Error }

// A thread of its own: what takes seconds here keeps nobody's keys waiting.
const { board, language, sentences } = workerData as WorkerStart
if (sentences) speak(language, sentences)
const desk = new HistoryDesk(board)
/** Reading on is a change of what is answered from: one after the other. Looking at it is not. */
let following: Promise<unknown> = Promise.resolve()

parentPort?.on('message', ({ id, question }: WorkerQuestion) => {
  const say = (answer: WorkerAnswer): void => parentPort?.postMessage(answer)
  const work = (): Promise<void> => desk.answer(question, (answer) => say({ id, answer }))
  const working = following.then(work)
  if (question.kind === 'follow') following = working.catch(() => undefined)
  working.then(
    () => say({ id, end: true }),
    (error: unknown) => say({ id, error: error instanceof Error ? error : new Error(String(error)) }),
  )
})

import { Worker } from 'node:worker_threads'
import type { DeskAnswer, DeskQuestion } from './historyDesk.ts'
import type { WorkerAnswer, WorkerQuestion, WorkerStart } from './historyWorker.ts'

interface Waiting {
  readonly tell: (answer: DeskAnswer) => void
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** A desk on a thread of its own. A thread that breaks takes its questions with it; the next question begins another. */
export class HistoryThread {
  readonly #script: string
  readonly #start: WorkerStart
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #last = 0

  /** `script` is the absolute path of the built worker; it is started with the first question. */
  constructor(script: string, start: WorkerStart) {
    this.#script = script
    this.#start = start
  }

  /** Whether a thread is there that remembers what it was asked before. */
  get isAlive(): boolean {
    return this.#worker !== null
  }

  /** Asks, and hands over each answer; settles after the last one. Throws what the desk threw. */
  ask(question: DeskQuestion, tell: (answer: DeskAnswer) => void): Promise<void> {
    const worker = (this.#worker ??= this.#begin())
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { tell, resolve, reject })
      const message: WorkerQuestion = { id, question }
      worker.postMessage(message)
    })
  }

  /** Nobody is answered any more. */
  dispose(): void {
    const worker = this.#worker
    this.#fail(new Error('The reading of the history was ended.'))
    void worker?.terminate()
  }

  #begin(): Worker {
    const worker = new Worker(this.#script, { workerData: this.#start })
    worker.unref()
    worker.on('message', (answer: WorkerAnswer) => this.#take(answer))
    worker.on('error', (error: Error) => this.#fail(error))
    worker.on('exit', () => {
      if (this.#worker === worker) this.#fail(new Error('The reading of the history ended early.'))
    })
    return worker
  }

  #take(message: WorkerAnswer): void {
    const waiting = this.#waiting.get(message.id)
    if (!waiting) return
    if ('answer' in message) return waiting.tell(message.answer)
    this.#waiting.delete(message.id)
    if ('end' in message) waiting.resolve()
    else waiting.reject(message.error)
  }

  #fail(error: Error): void {
    this.#worker = null
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(error)
  }
}

import { Worker } from 'node:worker_threads'
import type { RenderedBody } from '../../core/view/cardBody.ts'
import { sourceBody } from '../../core/view/sourceBody.ts'

/** Usual bodies take some milliseconds, the longest that are drawn some hundred. */
const timeLimitMs = 2_500

/** Draws bodies on a thread of its own, one after the other, and shows one that takes too long as it is written. */
export class BodyRenderer {
  readonly #script: string
  readonly #timeLimitMs: number
  #worker: Worker | null = null
  #queue: Promise<unknown> = Promise.resolve()

  /** `script` is the absolute path of the built worker; it is started with the first body. */
  constructor(script: string, limitMs = timeLimitMs) {
    this.#script = script
    this.#timeLimitMs = limitMs
  }

  /** Throws what broke the worker. */
  render(body: string): Promise<RenderedBody> {
    const rendering = this.#queue.then(() => this.#render(body))
    this.#queue = rendering.catch(() => undefined)
    return rendering
  }

  dispose(): void {
    this.#end()
  }

  #render(body: string): Promise<RenderedBody> {
    const worker = (this.#worker ??= this.#start())
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#end()
        finish(() => resolve(sourceBody(body)))
      }, this.#timeLimitMs)
      const onMessage = (rendered: RenderedBody): void => finish(() => resolve(rendered))
      const onError = (error: Error): void => {
        this.#end()
        finish(() => reject(error))
      }
      const onExit = (): void => finish(() => resolve(sourceBody(body)))
      const finish = (end: () => void): void => {
        clearTimeout(timer)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        end()
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
      worker.postMessage(body)
    })
  }

  #start(): Worker {
    const worker = new Worker(this.#script)
    worker.unref()
    return worker
  }

  #end(): void {
    const worker = this.#worker
    this.#worker = null
    // It may be in the middle of a body: nobody waits for its end.
    void worker?.terminate()
  }
}

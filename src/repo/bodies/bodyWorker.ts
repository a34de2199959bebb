import { parentPort } from 'node:worker_threads'
import type { RenderedBody } from '../../core/view/cardBody.ts'
import { renderBody } from '../../core/view/renderBody.ts'
import { sourceBody } from '../../core/view/sourceBody.ts'

// A thread of its own: a hostile body can keep the parser busy for minutes, and whoever started this ends it then.
parentPort?.on('message', (body: string) => parentPort?.postMessage(render(body)))

function render(body: string): RenderedBody {
  try {
    return renderBody(body)
  } catch (error) {
    if (error instanceof RangeError) return sourceBody(body)
    throw error
  }
}

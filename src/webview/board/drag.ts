import type * as dragging from './dragging.ts'

type Dragging = typeof dragging

/** Ends what was begun. */
type Stop = () => void

let code: Dragging | null = null
const waiting = new Set<(code: Dragging) => void>()

/**
 * Loads the code of dragging, beside the board rather than before it: it is there before a hand is. What is drawn
 * earlier can be dragged from then on.
 */
export async function loadDragging(): Promise<void> {
  code = await import('./dragging.ts')
  for (const start of waiting) start(code)
  waiting.clear()
}

/** Begins something with the code of dragging, at once or as soon as it is there; returns what ends it. */
export function withDragging(begin: (code: Dragging) => Stop): Stop {
  if (code) return begin(code)
  let stop: Stop | null = null
  const start = (loaded: Dragging): void => {
    stop = begin(loaded)
  }
  waiting.add(start)
  return () => {
    waiting.delete(start)
    stop?.()
  }
}

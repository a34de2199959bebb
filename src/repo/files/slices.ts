import { setImmediate } from 'node:timers/promises'

/** How long work may keep the thread before others get a turn, in milliseconds; a third of a frame. */
const sliceMs = 5

/** Cuts long synchronous work into slices: once a slice is used up, `pause()` gives a promise
 * to wait for, so that other events run; until then it gives nothing, which costs nothing. */
export function slices(): () => Promise<void> | undefined {
  let startedAt = performance.now()
  return () => {
    if (performance.now() - startedAt < sliceMs) return undefined
    return setImmediate().then(() => {
      startedAt = performance.now()
    })
  }
}

import { type Screen, useScreen } from '../board/screen.ts'
import { PastState } from './pastState.ts'

const known = new WeakMap<Screen, PastState>()

/** The past of a board: made when somebody first looks, and kept while another screen is shown. */
export function pastOf(screen: Screen): PastState {
  const past = known.get(screen) ?? new PastState(screen)
  known.set(screen, past)
  return past
}

export function usePast(): PastState {
  return pastOf(useScreen())
}

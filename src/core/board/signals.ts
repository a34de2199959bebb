/**
 * Every signal of the time thieves, with its thresholds by name: the thief's short name, then what it is. `findings:` in
 * `board.md` goes by these. null is "as the board's own limits or its SLE say". Where a signal has none, a limit of the
 * board or the mere fact decides.
 */
export const signalThresholds = {
  'wip.columnOver': {},
  'wip.personOver': {},
  'wip.expediteOver': {},
  /** Active cards; null is the sum of the limits of the active columns, where each has one. */
  'wip.boardOver': { cards: null },
  /** So many more started than finished, in the last days. */
  'wip.arrivals': { days: 14, cards: 4 },
  /** By so many per cent, in the last days. */
  'wip.ageRising': { days: 14, percent: 50 },
  'dependencies.foundLate': {},
  'dependencies.unfinished': { cards: 1 },
  'dependencies.cycle': {},
  'dependencies.dangling': {},
  'dependencies.sameBlocker': { cards: 3 },
  /** First seen at most so many days ago. */
  'unplanned.firstSeenActive': { days: 14 },
  /** Without an iteration, at most so many days ago. */
  'unplanned.expedited': { days: 7 },
  'unplanned.notPlanned': {},
  /** Of at least so many cards that were started, once the iteration has lasted so many workdays. */
  'unplanned.share': { percent: 30, cards: 4, workdays: 2 },
  'priorities.twoTop': { cards: 2 },
  'priorities.reranked': { times: 3, days: 7 },
  /** Active cards of class expedite; null is the board's limit for them, else one. */
  'priorities.expedites': { cards: null },
  /** So many higher cards were passed over, at most so many days ago. */
  'priorities.lowerPulled': { cards: 1, days: 7 },
  'priorities.flips': { times: 1, days: 14 },
  /** null is the days of the SLE. */
  'neglected.overSle': { days: null },
  'neglected.untouched': { days: 5 },
  /** Of the times that at least so many cards stayed in the column. */
  'neglected.stuckInColumn': { percentile: 85, cards: 12 },
  'neglected.movedBack': { days: 3 },
  'neglected.nobody': { days: 1 },
  'neglected.blockedUntouched': { days: 3 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number | null>>>>

export type Signal = keyof typeof signalThresholds

export const signals = Object.keys(signalThresholds) as readonly Signal[]

/** Whether that is the name of a signal. */
export function isSignal(name: string): name is Signal {
  return Object.hasOwn(signalThresholds, name)
}

/** The names of a signal's thresholds. */
export function thresholdNames(signal: Signal): readonly string[] {
  return Object.keys(signalThresholds[signal])
}

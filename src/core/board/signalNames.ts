import { t } from '../l10n/l10n.ts'
import type { Signal } from './signals.ts'

/** What a signal says, in a few words. */
export function signalName(signal: Signal): string {
  return names[signal]()
}

const names: Readonly<Record<Signal, () => string>> = {
  'wip.columnOver': () => t('Column over its limit'),
  'wip.personOver': () => t('Person over the limit'),
  'wip.expediteOver': () => t('Expedite over its limit'),
  'wip.boardOver': () => t('Board over its limit'),
  'wip.arrivals': () => t('More is started than finished'),
  'wip.ageRising': () => t('The work under way gets older'),
  'dependencies.foundLate': () => t('Dependency found after the start'),
  'dependencies.unfinished': () => t('Started before its dependency was finished'),
  'dependencies.cycle': () => t('Cards wait for each other'),
  'dependencies.dangling': () => t('Depends on a card that is not there'),
  'dependencies.sameBlocker': () => t('Several cards wait for the same'),
  'unplanned.firstSeenActive': () => t('Started without having waited'),
  'unplanned.expedited': () => t('Became expedite meanwhile'),
  'unplanned.notPlanned': () => t('Started and not planned'),
  'unplanned.share': () => t('Much of what was started was not planned'),
  'priorities.twoTop': () => t('Several top cards with one person'),
  'priorities.reranked': () => t('Order or class changed often'),
  'priorities.expedites': () => t('Several expedite cards at once'),
  'priorities.lowerPulled': () => t('Pulled before a higher card'),
  'priorities.flips': () => t('Put back and started again'),
  'neglected.overSle': () => t('Older than the SLE'),
  'neglected.untouched': () => t('Untouched'),
  'neglected.stuckInColumn': () => t('Longer in its column than most'),
  'neglected.movedBack': () => t('Started, moved back and left'),
  'neglected.nobody': () => t('Started, and with nobody'),
  'neglected.blockedUntouched': () => t('Blocked and untouched'),
}

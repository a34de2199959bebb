import { plural, t } from '../l10n/l10n.ts'
import { enoughCards } from './ageBand.ts'
import type { FlowReport } from './flowReport.ts'

/** What notes are made from. */
export interface Noteworthy extends Pick<FlowReport, 'n' | 'leftOut' | 'timezone' | 'isOwnZone'> {
  /** Cards that were there at all. */
  readonly cardCount: number
  /** Days after today that were asked for. */
  readonly future: number
  /** See FlowReport. */
  readonly forecast: { readonly window: number; readonly asked: number; readonly sampled: number }
}

/** What has to be said beside any chart, one sentence each. */
export function notesOf(facts: Noteworthy): readonly string[] {
  const { n, leftOut, forecast, cardCount } = facts
  if (cardCount === 0) return [t('No card was there in these days: there is nothing to measure.')]
  const notes: string[] = []
  if (n < enoughCards)
    notes.push(
      plural(
        n,
        'n is under {1}: percentiles of {0} finished card say little.',
        'n is under {1}: percentiles of {0} finished cards say little.',
        enoughCards,
      ),
    )
  if (leftOut.noStart > 0)
    notes.push(
      plural(
        leftOut.noStart,
        '{0} finished card is left out: no start recorded.',
        '{0} finished cards are left out: no start recorded.',
      ),
    )
  if (leftOut.undated > 0)
    notes.push(
      plural(
        leftOut.undated,
        '{0} of them came finished with an import, and is in no throughput.',
        '{0} of them came finished with an import, and are in no throughput.',
      ),
    )
  if (leftOut.abandoned > 0)
    notes.push(
      plural(
        leftOut.abandoned,
        '{0} started card left the wall unfinished: in WIP until then, in nothing else.',
        '{0} started cards left the wall unfinished: in WIP until then, in nothing else.',
      ),
    )
  if (forecast.sampled === 0) notes.push(t('Nothing was finished in the days that a forecast draws from.'))
  else if (forecast.window < forecast.asked)
    notes.push(
      plural(
        forecast.window,
        'The forecast draws from {0} day: no card is older.',
        'The forecast draws from {0} days: no card is older.',
      ),
    )
  if (facts.future > 0) notes.push(t('The last days are still to come: they count as days without any card.'))
  if (!facts.isOwnZone)
    notes.push(t('Days are those of {0}, this machine’s zone: board.md names none.', facts.timezone))
  return notes
}

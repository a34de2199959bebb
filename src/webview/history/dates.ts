import { locale } from '../../core/l10n/l10n.ts'

/** Writes instants (milliseconds since 1970) and days (`YYYY-MM-DD`) of a zone. */
export interface DateWords {
  /** `Mon 23 Nov 2026, 14:03`. */
  readonly moment: (at: number) => string
  /** `14:03`. */
  readonly time: (at: number) => string
  /** `Mon 23 Nov 2026`. */
  readonly day: (day: string) => string
  /** `23 Nov`. */
  readonly shortDay: (day: string) => string
  /** `Nov 2026`. */
  readonly month: (day: string) => string
}

const known = new Map<string, DateWords>()

/** How dates of that zone are written, in the language of the page. */
export function dateWords(timezone: string): DateWords {
  const words = known.get(timezone) ?? make(timezone)
  known.set(timezone, words)
  return words
}

function make(timeZone: string): DateWords {
  // Without a region English days are written as most of the world writes them: the day first.
  const language = locale() === 'en' ? 'en-GB' : locale()
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, options)
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
  const [weekday, day, time] = [
    format({ timeZone, weekday: 'short' }),
    format({ timeZone, ...date }),
    format({ timeZone, hour: '2-digit', minute: '2-digit' }),
  ]
  const utc = { timeZone: 'UTC' } as const
  const [plainWeekday, plainDay] = [format({ ...utc, weekday: 'short' }), format({ ...utc, ...date })]
  const shortDay = format({ ...utc, day: 'numeric', month: 'short' })
  const month = format({ ...utc, month: 'short', year: 'numeric' })
  const instantOf = (text: string): number => Date.parse(`${text}T00:00:00Z`)
  return {
    moment: (at) => `${weekday.format(at)} ${day.format(at)}, ${time.format(at)}`,
    time: (at) => time.format(at),
    day: (text) => `${plainWeekday.format(instantOf(text))} ${plainDay.format(instantOf(text))}`,
    shortDay: (text) => shortDay.format(instantOf(text)),
    month: (text) => month.format(instantOf(text)),
  }
}

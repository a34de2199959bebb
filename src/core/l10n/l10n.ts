/** Sentences of another language by the English ones, placeholders `{0}` included. */
export type Translations = Readonly<Record<string, string>>

let spoken: Translations = {}
let spokenLocale = 'en'
let lists: Intl.ListFormat | null = null
let days: DayFormats | null = null

interface DayFormats {
  readonly short: Intl.DateTimeFormat
  readonly withYear: Intl.DateTimeFormat
}

/**
 * Says from now on what is said in this language: once, when the process or the page begins. Whoever never calls it
 * speaks English; commit messages and the command line always do.
 */
export function speak(locale: string, translations: Translations): void {
  spokenLocale = locale
  spoken = translations
  lists = null
  days = null
}

/** The language that is spoken, as BCP 47 names it: for dates and numbers. */
export function locale(): string {
  return spokenLocale
}

/** What is spoken, for another process or page that shall say the same. */
export function translations(): Translations {
  return spoken
}

/** A sentence in the language of the person; `{0}`, `{1}` … are filled with the arguments. `message` is English and a literal. */
export function t(message: string, ...args: readonly (string | number)[]): string {
  const sentence = spoken[message] ?? message
  return args.length === 0 ? sentence : sentence.replace(/\{(\d+)\}/g, (hole, n) => String(args[Number(n)] ?? hole))
}

/** One of two sentences by number, which fills `{0}`: `plural(n, '{0} card', '{0} cards')`. */
export function plural(count: number, one: string, other: string, ...more: readonly (string | number)[]): string {
  return t(count === 1 ? one : other, count, ...more)
}

/** Names in a row, as a sentence joins them: `Anne and Bob`. */
export function list(names: readonly string[]): string {
  lists ??= new Intl.ListFormat(spokenLocale, { type: 'conjunction' })
  return lists.format(names)
}

/** `1 Dec`, with its year where that is another one than today's; both are `YYYY-MM-DD`. */
export function dayText(date: string, today: string): string {
  days ??= dayFormats()
  const isThisYear = date.slice(0, 4) === today.slice(0, 4)
  return (isThisYear ? days.short : days.withYear).format(Date.parse(`${date}T00:00:00Z`))
}

/** Without a region English days are written as most of the world writes them: the day first. */
function dayFormats(): DayFormats {
  const day = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  const language = spokenLocale === 'en' ? 'en-GB' : spokenLocale
  return {
    short: new Intl.DateTimeFormat(language, day),
    withYear: new Intl.DateTimeFormat(language, { ...day, year: 'numeric' }),
  }
}

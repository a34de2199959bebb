import { shown } from '../core/edit/text.ts'
import { dateOf, dayNumber } from '../core/flow/day.ts'
import { longestForecast } from '../core/flow/forecast.ts'
import type { FlowQuery } from '../core/flow/flowReport.ts'
import { type Arguments, misuse } from './arguments.ts'
import type { Command, MetricsAction, Misuse, Moment } from './command.ts'
import type { CommandName } from './usage.ts'

const readingNames = ['show', 'check', 'history', 'compare', 'metrics', 'findings'] as const

/** The commands that only read. */
export type ReadingName = (typeof readingNames)[number]

export function isReading(name: CommandName): name is ReadingName {
  return readingNames.some((one) => one === name)
}

/** null: the words are not those of the command. */
export function readingAction(name: ReadingName, given: Arguments): Command['action'] | Misuse | null {
  const { words } = given
  switch (name) {
    case 'show':
      return words.length === 0 ? showAction(given) : null
    case 'check':
      return words.length === 0 ? { kind: 'check', isStrict: given.has('strict') } : null
    case 'history':
      return words.length < 2 ? { kind: 'history', card: words[0] ?? null } : null
    case 'compare':
      return compareAction(given)
    case 'metrics':
      return words.length === 0 ? metricsAction(given) : null
    case 'findings':
      return words.length === 0 ? { kind: 'findings', isStolen: given.has('stolen') } : null
  }
}

function showAction(given: Arguments): Command['action'] | Misuse {
  const asked = given.text('at')
  const at = asked === null ? null : momentOf(asked)
  return at?.kind === 'misuse' ? at : { kind: 'show', filter: given.text('filter'), at }
}

function compareAction({ words }: Arguments): Command['action'] | Misuse | null {
  const [a, b] = words
  if (a === undefined || b === undefined || words.length > 2) return null
  const [before, after] = [momentOf(a), momentOf(b)]
  if (before.kind === 'misuse') return before
  return after.kind === 'misuse' ? after : { kind: 'compare', before, after }
}

/** A day, an instant, or else what git may know. */
function momentOf(text: string): Moment | Misuse {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const day = dayOf(text)
    return day === null ? misuse(`${text} is no day of the calendar.`) : { kind: 'day', day: text }
  }
  if (!/^\d{4}-\d\d-\d\dT/i.test(text)) return { kind: 'commit', name: text }
  const hasOffset = /^[\d-]{10}T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i.test(text)
  const at = hasOffset && dayOf(text.slice(0, 10)) !== null ? Date.parse(text.toUpperCase()) : NaN
  if (!Number.isNaN(at)) return { kind: 'instant', at }
  return misuse(`${shown(text)} is no instant with its offset, like 2026-11-16T09:00Z or 2026-11-16T09:00+01:00.`)
}

/** Of a `YYYY-MM-DD`; null where the calendar has no such day. */
function dayOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null
  const day = dayNumber(text)
  return Number.isNaN(day) || dateOf(day) !== text ? null : day
}

/** The numbers that can be asked for, each with the least and the most that it can be. */
const numbers = {
  days: [1, longestForecast],
  items: [0, 100_000],
  window: [1, 36_500],
  seed: [0, 2 ** 32 - 1],
} as const satisfies Partial<Record<keyof FlowQuery, readonly [number, number]>>

function metricsAction(given: Arguments): MetricsAction | Misuse {
  const query = metricsQuery(given)
  if ('kind' in query) return query
  const forms = (['openmetrics', 'csv'] as const).filter((name) => given.has(name))
  if (forms.length + (given.has('json') ? 1 : 0) > 1)
    return misuse('Only one of --json, --openmetrics and --csv can be printed.')
  return { kind: 'metrics', filter: given.text('filter'), query, form: forms[0] ?? null }
}

function metricsQuery(given: Arguments): Partial<FlowQuery> | Misuse {
  const query: { -readonly [K in keyof FlowQuery]?: FlowQuery[K] } = {}
  for (const name of ['from', 'to'] as const) {
    const text = given.text(name)
    const day = text === null ? undefined : dayOf(text)
    if (day === null) return misuse(`--${name} is a day like 2026-11-16, not "${shown(text ?? '')}".`)
    if (day !== undefined) query[name] = day
  }
  for (const name of ['days', 'items', 'window', 'seed'] as const) {
    const text = given.text(name)
    if (text === null) continue
    const [least, most] = numbers[name]
    const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN
    if (!(value >= least && value <= most))
      return misuse(`--${name} is a whole number from ${least} to ${most}, not "${shown(text)}".`)
    query[name] = value
  }
  const policy = given.text('policy')
  if (policy !== null && policy !== 'restart' && policy !== 'first-start')
    return misuse(`--policy is restart or first-start, not "${shown(policy)}".`)
  return policy === null ? query : { ...query, policy }
}

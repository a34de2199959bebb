import * as v from 'valibot'
import { t } from '../l10n/l10n.ts'
import { weekdays } from './workflow.ts'

/** Message of an issue that is only a warning: the key is kept in the file and means nothing here. */
export const unknownKey = 'unknown key'

/** What is wrong with a value: follows its name in the sentence. */
const says = {
  line: () => t('must be one line of text'),
  empty: () => t('must not be empty'),
  long: () => t('is longer than 200 characters'),
  name: () => t('cannot be a name'),
  longId: () => t('is longer than 64 characters'),
  wholeNumber: () => t('must be a whole number from 1'),
  number: () => t('must be a number'),
  flag: () => t('must be true or false'),
  day: () => t('must be a date like 2026-11-16'),
  list: () => t('must be a list'),
  keys: () => t('must have keys of its own'),
  glob: () => t('must be a glob of *, ?, [ ] and { }, with at most two ** and three * between two slashes'),
  timezone: () => t('is no time zone; write one like Europe/Berlin'),
  columns: () => t('must be a list of columns'),
  noColumn: () => t('must name at least one column'),
  policy: () => t('must be warn, ask or block'),
  prefix: () => t('must be letters, digits, dots, dashes or underscores'),
  map: () => t('must be a map'),
  days: () => t('must be at most 366'),
  weekday: () => t('must be a day like mon'),
  noDay: () => t('must name a day'),
  percent: () => t('must be from 1 to 99'),
  finding: () => t('must be off, or thresholds'),
} as const

const line = v.pipe(v.string(says.line), v.regex(/^[^\p{Cc}\u2028\u2029]*$/u, says.line))
const text = v.pipe(line, v.trim(), v.minLength(1, says.empty), v.maxLength(200, says.long))
const reserved = new Set(['__proto__', 'constructor', 'prototype'])
const columnId = v.pipe(
  line,
  v.trim(),
  v.check((id) => !reserved.has(id), says.name),
  v.minLength(1, says.empty),
  v.maxLength(64, says.longId),
)
const wholeNumber = v.pipe(
  v.string(says.wholeNumber),
  v.regex(/^\+?0*[1-9]\d{0,5}$/, says.wholeNumber),
  v.transform(Number),
)
const number = v.pipe(v.string(says.number), v.regex(/^[+-]?\d+(?:\.\d+)?$/, says.number), v.transform(Number))
const flag = v.pipe(
  v.string(says.flag),
  v.regex(/^(?:true|yes|on|false|no|off)$/i, says.flag),
  v.transform((value) => /^(?:true|yes|on)$/i.test(value)),
)
const day = v.pipe(v.string(says.day), v.check(isDate, says.day))

/** A list, or its one entry alone. */
const listOf = <const S extends v.GenericSchema<string, string>>(entry: S) =>
  v.union(
    [
      v.array(entry),
      v.pipe(
        entry,
        v.transform((value) => [value]),
      ),
    ],
    says.list,
  )

/** An object of which only these keys mean something; any other is an issue `unknownKey`, and the rest is read. */
const known = <const E extends v.ObjectEntries>(entries: E) =>
  v.objectWithRest(
    entries,
    v.pipe(
      v.unknown(),
      v.check(() => false, unknownKey),
    ),
    says.keys,
  )

const columnKeys = known({
  id: columnId,
  name: v.optional(text),
  wip: v.optional(wholeNumber),
  committed: v.optional(flag),
  queue: v.optional(flag),
  started: v.optional(flag),
  finished: v.optional(flag),
  aliases: v.optional(listOf(columnId)),
})

/** One entry of `columns`; an id alone is a column that is called so. */
export type ColumnSection = v.InferOutput<typeof columnKeys>

const column = v.union([
  columnKeys,
  v.pipe(
    columnId,
    v.transform((id): ColumnSection => ({ id })),
  ),
])

/** What each top-level key of `board.md` may hold. */
export const sections = {
  title: text,
  timezone: v.pipe(text, v.check(isTimezone, says.timezone)),
  columns: v.pipe(v.array(column, says.columns), v.minLength(1, says.noColumn)),
  limits: known({
    policy: v.optional(v.picklist(['warn', 'ask', 'block'], says.policy)),
    perPerson: v.optional(wholeNumber),
    expedite: v.optional(wholeNumber),
  }),
  idPrefix: v.pipe(text, v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, says.prefix)),
  people: v.record(
    text,
    v.optional(known({ name: v.optional(text), email: v.optional(text), team: v.optional(text) })),
    says.map,
  ),
  iteration: known({
    start: day,
    days: v.pipe(wholeNumber, v.maxValue(366, says.days)),
    workdays: v.optional(
      v.pipe(v.array(v.pipe(line, v.toLowerCase(), v.picklist(weekdays, says.weekday))), v.minLength(1, says.noDay)),
    ),
  }),
  sle: known({
    percentile: v.pipe(number, v.minValue(1, says.percent), v.maxValue(99, says.percent)),
    days: wholeNumber,
  }),
  thieves: v.record(text, text, says.map),
  findings: v.record(
    text,
    v.union([v.pipe(line, v.toLowerCase(), v.literal('off')), v.record(text, number)], says.finding),
    says.map,
  ),
  mutes: v.array(
    known({ signal: text, card: v.optional(text), reason: v.optional(text), until: v.optional(day) }),
    says.list,
  ),
  views: v.record(text, text, says.map),
  meetings: v.record(text, known({ minutes: v.optional(wholeNumber), agenda: v.optional(listOf(text)) }), says.map),
  commit: known({ suffix: v.optional(text) }),
  fields: v.record(text, text, says.map),
  cards: listOf(v.pipe(text, v.check(isPlainGlob, says.glob))),
  formerly: listOf(text),
} as const

export type SectionName = keyof typeof sections
export type Sections = { readonly [K in SectionName]?: v.InferOutput<(typeof sections)[K]> }

/** Where one of these is wrong nothing may be written: a guess could put a card where nobody meant it. */
export const essentialSections: ReadonlySet<string> = new Set<SectionName>([
  'columns',
  'limits',
  'idPrefix',
  'fields',
  'cards',
])

/** A board comes from anywhere: no glob of it may keep the machine busy. */
function isPlainGlob(glob: string): boolean {
  if (/[()]/.test(glob) || (glob.match(/\*\*/g) ?? []).length > 2) return false
  return glob.split('/').every((part) => part === '**' || (part.match(/\*/g) ?? []).length <= 3)
}

function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (match === null) return false
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])))
  return date.toISOString().startsWith(value)
}

function isTimezone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

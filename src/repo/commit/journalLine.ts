import { posix } from 'node:path'
import { pathsOfEdit } from '../../core/card/edit.ts'
import { fieldOrder } from '../../core/card/field.ts'
import type { JournalEntry, JournalLine } from './journalEntry.ts'

type Check = (value: unknown) => boolean

/** A line of the journal; null where it is none, or not whole. What is read here is carried out: nothing of it is believed. */
export function parseLine(text: string): JournalLine | null {
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    return null
  }
  return isLine(line) ? line : null
}

const isText: Check = (value) => typeof value === 'string'
const isFlag: Check = (value) => typeof value === 'boolean'
const isCount: Check = (value) => typeof value === 'number' && value >= 0
const isField: Check = (value) => fieldOrder.some((field) => field === value)

/** A place below the top of the repository, or of the board: neither absolute nor of another drive. */
const isPath: Check = (value) => typeof value === 'string' && value !== '' && !/^[/\\]|^[A-Za-z]:|\0/.test(value)

/** A path that does not leave the repository, from its top. */
const isInside: Check = (value) => isPath(value) && !String(value).split('/').includes('..')

function is(word: string): Check {
  return (value) => value === word
}

function orNull(check: Check): Check {
  return (value) => value === null || check(value)
}

function orAbsent(check: Check): Check {
  return (value) => value === undefined || check(value)
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check)
}

function anyOf(...checks: readonly Check[]): Check {
  return (value) => checks.some((check) => check(value))
}

function recordOf(checks: Readonly<Record<string, Check>>): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null) return false
    return Object.entries(checks).every(([key, check]) => check((value as Readonly<Record<string, unknown>>)[key]))
  }
}

const isValue = anyOf(isText, orNull(listOf(isText)))

const isEdit = anyOf(
  recordOf({
    kind: is('set'),
    path: isPath,
    keys: listOf(recordOf({ key: isField, before: isValue, after: isValue })),
  }),
  recordOf({ kind: is('create'), path: isPath, text: isText }),
  recordOf({ kind: is('remove'), path: isPath, before: isText }),
  recordOf({ kind: is('rename'), path: isPath, to: isPath }),
  recordOf({
    kind: is('lines'),
    path: isPath,
    hunks: listOf(recordOf({ before: isText, after: isText, nth: isCount })),
  }),
  recordOf({ kind: is('mentions'), path: isPath, id: isText, to: isText }),
)

const isPlan = recordOf({
  kind: is('plan'),
  cards: listOf(isText),
  edits: listOf(isEdit),
  names: recordOf(Object.fromEntries(fieldOrder.map((field) => [field, isText]))),
  subject: isText,
  body: isText,
  changes: orAbsent(listOf(isText)),
  trailers: listOf(recordOf({ key: isText, value: isText })),
  notice: orAbsent(isText),
})

const isHolder = recordOf({ pid: isCount, host: isText, start: orNull(isText), at: isCount })

const isBegun = recordOf({
  head: orNull(isText),
  indexSteps: listOf(recordOf({ path: isInside, before: orNull(isText), after: orNull(isText) })),
  intents: listOf(isInside),
  child: orNull(isHolder),
})

const ofEntry: Readonly<Record<keyof JournalEntry, Check>> = {
  id: isText,
  prefix: (value) => value === '' || isInside(value),
  plan: isPlan,
  suffix: isText,
  batch: orNull(isText),
  owner: isHolder,
  files: listOf(recordOf({ path: isInside, before: orNull(isText), after: orNull(isText) })),
  inEditor: listOf(isInside),
  isWritten: isFlag,
  begun: orNull(isBegun),
  cancels: orNull(isText),
}

const isLineOfSomeKind = anyOf(
  recordOf({ kind: is('entry'), entry: recordOf(ofEntry) }),
  recordOf({
    kind: is('change'),
    id: isText,
    change: recordOf(Object.fromEntries(Object.entries(ofEntry).map(([key, check]) => [key, orAbsent(check)]))),
  }),
  recordOf({ kind: is('close'), ids: listOf(isText) }),
)

function isLine(value: unknown): value is JournalLine {
  if (!isLineOfSomeKind(value)) return false
  const line = value as JournalLine
  return line.kind !== 'entry' || staysInside(line.entry)
}

/** Whether a change leads nowhere but into its repository. */
function staysInside({ prefix, plan }: JournalEntry): boolean {
  return plan.edits.flatMap(pathsOfEdit).every((path) => !posix.normalize(prefix + path).startsWith('../'))
}

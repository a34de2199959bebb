import { type Card, type CardId, type ClassOfService, classesOfService, type FieldEntry } from './card.ts'
import { isBareYes, readCardFields } from './cardFields.ts'
import { blankConflicts, findConflict } from './conflicts.ts'
import { errorAt, type Fault, toProblem, warningAt } from './fault.ts'
import { type Field, type FieldNames, ownFieldNames, type Value } from './field.ts'
import { readFrontMatter, splitFrontMatter } from './frontMatter.ts'
import { isCalendarDate } from './isCalendarDate.ts'
import { isFractionalKey, isRankNumber } from './isValidRank.ts'
import { isValidId } from './isValidId.ts'
import { salvageFields } from './salvageFields.ts'
import { scanBody } from './scanBody.ts'
import type { YamlEntry } from './yamlTree.ts'

export function parseCard(path: string, text: string, names: FieldNames): Card | null {
  const conflict = findConflict(text)
  const readable = conflict ? blankConflicts(text) : text
  const reading = readFrontMatter(readable, conflict?.start === 0 ? /\S|$/.exec(readable)?.index : 0)
  if (!reading) return null
  const faults: Fault[] = [...reading.faults]
  const { head } = reading
  let isUnreadable = faults.length > 0
  let { fields, entries, faults: more } = readCardFields(reading.entries, names)
  if (isUnreadable) fields = salvageFields(readable, head.start, head.end, names)
  if (conflict) {
    faults.unshift(
      errorAt('conflictMarkers', conflict.start, conflict.end, 'Needs merge: git conflict markers stand in this card.'),
    )
    if (conflict.start < head.bodyStart) isUnreadable = true
  }
  return buildCard({
    path,
    text,
    names,
    fields,
    entries,
    isUnreadable,
    body: readable.slice(head.bodyStart),
    faults: [...faults, ...more],
  })
}

/** A card that cannot be read at all: drawn with a mark, read-only. `head` is what is known of its text. */
export function faultyCard(
  path: string,
  code: 'notUtf8' | 'nulByte' | 'outsideBoard' | 'vanished' | 'tooLarge',
  head: string,
  names: FieldNames = ownFieldNames,
): Card {
  const split = splitFrontMatter(head)
  const fields = split ? salvageFields(head, split.start, split.end, names) : new Map<Field, FieldEntry>()
  const faults = [errorAt(code, 0, 0, faultMessages[code])]
  return buildCard({ path, text: head, names, fields, entries: new Map(), isUnreadable: true, body: '', faults })
}

const faultMessages = {
  notUtf8: 'The file is not UTF-8.',
  nulByte: 'The file holds NUL bytes.',
  outsideBoard: 'The file lies outside the board folder and is not read.',
  vanished: 'The file was gone before it could be read.',
  tooLarge: 'The file is larger than 1 MB.',
} as const

interface Parts {
  readonly path: string
  readonly text: string
  readonly names: FieldNames
  readonly fields: ReadonlyMap<Field, FieldEntry>
  readonly entries: ReadonlyMap<Field, YamlEntry>
  readonly isUnreadable: boolean
  readonly body: string
  readonly faults: Fault[]
}

function buildCard({ path, text, names, fields, entries, isUnreadable, body, faults }: Parts): Card {
  const facts = scanBody(body)
  const fileName = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '')
  const one = (field: Field): string | null => oneOf(fields.get(field)?.value)
  const check = (
    field: Field,
    code: Fault['code'],
    isValid: (value: string) => boolean,
    message: string,
  ): string | null => {
    const value = one(field)
    const entry = fields.get(field)
    if (value === null || !entry || isValid(value)) return value
    faults.push(errorAt(code, entry.start, entry.end, message))
    return null
  }
  const id = check('id', 'badId', isValidId, 'Not an id: letters, digits, dots, dashes and underscores, 64 at most.')
  const rank = check(
    'rank',
    'badRank',
    (value) => isFractionalKey(value) || (names.rank !== 'rank' && isRankNumber(value)),
    'Not a rank.',
  )
  const classOfService = check(
    'class',
    'unknownClass',
    isClass,
    `Not a class of service: ${classesOfService.join(', ')}.`,
  )
  const blockedEntry = entries.get('blocked')
  const isBare = blockedEntry !== undefined && isBareYes(blockedEntry.value)
  if (isBare)
    faults.push(
      warningAt('reasonMissing', blockedEntry.value.start, blockedEntry.value.end, 'Blocked, but nobody said by what.'),
    )
  const reason = one('blocked')
  const created = check('created', 'badDate', isCalendarDate, 'Not a date: YYYY-MM-DD.')
  const due = check('due', 'badDate', isCalendarDate, 'Not a date: YYYY-MM-DD.')
  return {
    id: (id ?? fileName) as CardId,
    path,
    text,
    title: (one('title') ?? facts.heading ?? fileName).replace(/\s+/g, ' ').trim() || fileName,
    status: one('status'),
    rank,
    classOfService: (classOfService as ClassOfService | null) ?? 'standard',
    assignees: many(fields.get('assignees')?.value).map((name) => name.replace(/^@/, '')),
    labels: many(fields.get('labels')?.value),
    blocked: reason ? { reason: isBare ? null : reason, on: one('blocked_on') } : null,
    thief: one('thief'),
    created,
    due,
    dependsOn: many(fields.get('depends_on')?.value),
    requester: one('requester'),
    team: one('team'),
    skills: many(fields.get('skills')?.value),
    demo: one('demo'),
    summary: facts.summary,
    checklist: facts.checklist,
    isUnreadable,
    problems: faults.map((fault) => toProblem(path, text, fault)),
    fields,
  }
}

function isClass(value: string): boolean {
  return (classesOfService as readonly string[]).includes(value)
}

function oneOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : (value?.[0] ?? null)
}

function many(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return value ?? []
}

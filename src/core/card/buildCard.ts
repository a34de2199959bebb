import { t } from '../l10n/l10n.ts'
import {
  type Card,
  type CardId,
  type ClassOfService,
  classesOfService,
  type FieldEntries,
  type FieldEntry,
  type Impediment,
} from './card.ts'
import { isBareYes } from './cardFields.ts'
import { errorAt, type Fault, toProblem, warningAt } from './fault.ts'
import type { FieldNames, Value } from './field.ts'
import { isCalendarDate } from './isCalendarDate.ts'
import { isValidId } from './isValidId.ts'
import { isFractionalKey, isRankNumber } from './isValidRank.ts'
import type { Problem, ProblemCode } from './problem.ts'
import type { BodyScan } from './scanBody.ts'
import type { YamlEntry } from './yamlTree.ts'

/** What a card is made of. */
export interface CardParts {
  readonly path: string
  readonly text: string
  readonly names: FieldNames
  readonly fields: FieldEntries
  /** Where `blocked` stands; null if it does not. */
  readonly blockedEntry: YamlEntry | null
  readonly facts: BodyScan
  readonly isUnreadable: boolean
  /** What is known to be wrong; what is wrong with the values is added. */
  readonly faults: Fault[]
}

/** Makes a card of its parts. A value that its field cannot have is a problem, and is not there. */
export function buildCard({ path, text, names, fields, blockedEntry, facts, isUnreadable, faults }: CardParts): Card {
  const id = check(fields.id, 'badId', isValidId, faults)
  const rank = check(fields.rank, 'badRank', names.rank === 'rank' ? isFractionalKey : isAnyRank, faults)
  const classOfService = check(fields.class, 'unknownClass', isClassOfService, faults)
  const created = check(fields.created, 'badDate', isCalendarDate, faults)
  const due = check(fields.due, 'badDate', isCalendarDate, faults)
  const blocked = readImpediment(fields, blockedEntry, faults)
  const title = oneLine(one(fields.title) ?? facts.heading ?? '')
  return {
    id: (id ?? fallbackId(path)) as CardId,
    path,
    text,
    title: title === '' ? fileTitle(path) : title,
    status: one(fields.status),
    rank,
    classOfService: (classOfService as ClassOfService | null) ?? 'standard',
    assignees: withoutAt(many(fields.assignees)),
    labels: many(fields.labels),
    blocked,
    thief: one(fields.thief),
    created,
    due,
    dependsOn: many(fields.depends_on),
    requester: one(fields.requester),
    team: one(fields.team),
    skills: many(fields.skills),
    demo: one(fields.demo),
    summary: facts.summary,
    checklist: facts.checklist,
    isBodySure: facts.isSure,
    isUnreadable,
    problems: faults.length === 0 ? noProblems : faults.map((fault) => toProblem(path, text, fault)),
    fields,
  }
}

const noProblems: readonly Problem[] = []
const noValues: readonly string[] = []

/** What a card without a title is called: its file name without `.md`. */
export function fileTitle(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '')
}

/** File names may hold what would break a commit message; an id must not. */
function fallbackId(path: string): string {
  return fileTitle(path).replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, '_')
}

const badValues: Partial<Readonly<Record<ProblemCode, () => string>>> = {
  badId: () => t('Not an id: up to 64 letters, digits, dots, dashes and underscores, no `..`, no device name.'),
  badRank: () => t('Not a rank.'),
  badDate: () => t('Not a date of the calendar, as YYYY-MM-DD.'),
  unknownClass: () => t('Not a class of service: {0}.', classesOfService.join(', ')),
}

function check(
  entry: FieldEntry | undefined,
  code: ProblemCode,
  isValid: (value: string) => boolean,
  faults: Fault[],
): string | null {
  const value = one(entry)
  if (!entry || value === null || isValid(value)) return value
  faults.push(errorAt(code, entry.start, entry.end, badValues[code]?.() ?? code))
  return null
}

function isAnyRank(value: string): boolean {
  return isRankNumber(value) || isFractionalKey(value)
}

function isClassOfService(value: string): boolean {
  return (classesOfService as readonly string[]).includes(value)
}

function readImpediment(fields: FieldEntries, entry: YamlEntry | null, faults: Fault[]): Impediment | null {
  const reason = one(fields.blocked)
  if (reason === null || reason.trim() === '') return null
  const on = one(fields.blocked_on)
  if (!entry || !isBareYes(entry.value)) return { reason, on }
  faults.push(warningAt('reasonMissing', entry.value.start, entry.value.end, t('Blocked, but nobody said by what.')))
  return { reason: null, on }
}

function one(entry: FieldEntry | undefined): string | null {
  return entry === undefined ? null : oneOf(entry.value)
}

function oneOf(value: Value): string | null {
  return typeof value === 'string' ? value : (value?.[0] ?? null)
}

function many(entry: FieldEntry | undefined): readonly string[] {
  const value = entry?.value ?? noValues
  return typeof value === 'string' ? [value] : value
}

function withoutAt(names: readonly string[]): readonly string[] {
  return names.some((name) => name.startsWith('@')) ? names.map((name) => name.replace(/^@/, '')) : names
}

function oneLine(text: string): string {
  return /[^\S ]|  |^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}

import * as v from 'valibot'
import type { HeadEntry, HeadNode } from './boardHead.ts'
import { type ColumnsRead, readColumns } from './readColumns.ts'
import { readFieldNames } from './readFieldNames.ts'
import type { FindingSetting, Limits, MeetingSetting, Mute, Person, Thief, Workflow } from './workflow.ts'
import { type SectionName, type Sections, essentialSections, sections, unknownKey } from './workflowSchema.ts'

/** Something to say about a stretch of `board.md` (offsets in UTF-16 code units). */
export interface Finding {
  readonly start: number
  readonly end: number
  readonly severity: 'error' | 'warning'
  readonly message: string
}

export interface WorkflowRead {
  readonly workflow: Workflow
  readonly findings: readonly Finding[]
  /** Whether what decides where a card goes and how it is written could be read. */
  readonly isUsable: boolean
}

/** Reads the keys of `board.md` over a default workflow; what is wrong is left at its default and said. */
export function readWorkflow(root: HeadNode | null, fallback: Workflow): WorkflowRead {
  if (root === null) return { workflow: fallback, findings: [], isUsable: true }
  if (root.kind !== 'map') {
    const finding: Finding = {
      ...placeOf(root),
      severity: 'error',
      message: 'The front matter must be `key: value` lines.',
    }
    return { workflow: fallback, findings: [finding], isUsable: false }
  }
  const findings: Finding[] = []
  const read = readSections(root.entries, findings)
  const columns = readColumns(read.columns ?? null, entryOf(root, 'columns'), fallback, findings)
  const names = readFieldNames(read.fields ?? {}, entryOf(root, 'fields'), findings)
  const isUsable = findings.every(({ severity, start }) => severity === 'warning' || !isEssential(root.entries, start))
  return { workflow: assemble(read, columns, { ...fallback, fieldNames: names }), findings, isUsable }
}

function isEssential(entries: readonly HeadEntry[], offset: number): boolean {
  const holder = entries.findLast((entry) => entry.keyStart <= offset)
  return holder === undefined || essentialSections.has(holder.key)
}

function entryOf(root: HeadNode, key: string): HeadEntry | null {
  return (root.kind === 'map' ? root.entries.find((entry) => entry.key === key) : null) ?? null
}

function readSections(entries: readonly HeadEntry[], findings: Finding[]): Sections {
  const read: Record<string, unknown> = {}
  for (const entry of entries) {
    if (!Object.hasOwn(sections, entry.key)) {
      findings.push({
        start: entry.keyStart,
        end: entry.keyEnd,
        severity: 'warning',
        message: `\`${entry.key}\` is not a key of board.md; it is kept and not used.`,
      })
    } else if (!isNothing(entry.value)) {
      const value = readSection(entry, findings)
      if (value !== undefined) read[entry.key] = value
    }
  }
  return read as Sections
}

function readSection(entry: HeadEntry, findings: Finding[]): unknown {
  const result = v.safeParse(sections[entry.key as SectionName] as v.GenericSchema, toPlain(entry.value))
  for (const issue of flatIssues(result.issues ?? [])) findings.push(findingOf(entry, issue.path, issue.message))
  return result.typed ? result.output : undefined
}

interface FlatIssue {
  readonly path: readonly string[]
  readonly message: string
}

/** The issues at their places; of a union that fits nowhere, those of the branch that came furthest. */
function flatIssues(issues: readonly v.BaseIssue<unknown>[], above: readonly string[] = []): readonly FlatIssue[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...(issue.path ?? []).map((item) => String(item.key))]
    const deeper = (issue.issues ?? []).filter((inner) => (inner.path ?? []).length > 0)
    return deeper.length > 0 ? flatIssues(deeper, path) : [{ path, message: issue.message }]
  })
}

function findingOf(entry: HeadEntry, path: readonly string[], message: string): Finding {
  let place = placeOf(entry.value)
  let node = entry.value
  let isMissing = false
  for (const key of path) {
    const child = childOf(node, key)
    isMissing = child === null
    if (child === null) break
    place = message === unknownKey && key === path.at(-1) ? child.key : placeOf(child.value)
    node = child.value
  }
  const name = [entry.key, ...path].join('.')
  if (message === unknownKey)
    return { ...place, severity: 'warning', message: `\`${name}\` is not a key of board.md; it is kept and not used.` }
  return { ...place, severity: 'error', message: isMissing ? `\`${name}\` is missing.` : `\`${name}\` ${message}.` }
}

interface Place {
  readonly start: number
  readonly end: number
}

function childOf(node: HeadNode, key: string): { readonly key: Place; readonly value: HeadNode } | null {
  if (node.kind === 'map') {
    const entry = node.entries.find((one) => one.key === key)
    return entry === undefined ? null : { key: { start: entry.keyStart, end: entry.keyEnd }, value: entry.value }
  }
  const item = node.kind === 'list' ? node.items[Number(key)] : undefined
  return item === undefined ? null : { key: placeOf(item), value: item }
}

function placeOf(node: HeadNode): Place {
  return { start: node.start, end: node.end }
}

function isNothing(node: HeadNode): boolean {
  return node.kind === 'scalar' && node.text === null
}

/** The values alone; keys without a value are absent, but a name in a map of names stays, with null. */
function toPlain(node: HeadNode): unknown {
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'list') return node.items.map(toPlain)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, isNothing(value) ? undefined : toPlain(value)]))
}

function assemble(read: Sections, columns: ColumnsRead, fallback: Workflow): Workflow {
  return {
    ...fallback,
    ...columns,
    title: read.title ?? fallback.title,
    timezone: read.timezone ?? null,
    limits: limitsOf(read.limits, fallback.limits),
    idPrefix: read.idPrefix ?? null,
    people: peopleOf(read.people),
    iteration:
      read.iteration === undefined
        ? null
        : { ...pick(read.iteration), workdays: read.iteration.workdays ?? ['mon', 'tue', 'wed', 'thu', 'fri'] },
    sle: read.sle === undefined ? null : { percentile: read.sle.percentile, days: read.sle.days },
    thieves: [...fallback.thieves, ...thievesOf(read.thieves)],
    findings: findingsOf(read.findings),
    mutes: mutesOf(read.mutes),
    views: Object.entries(read.views ?? {}).map(([name, filter]) => ({ name, filter })),
    meetings: meetingsOf(read.meetings),
    commitSuffix: read.commit?.suffix ?? '',
    cardGlobs: read.cards ?? null,
    formerly: read.formerly ?? [],
  }
}

function pick(iteration: { readonly start: string; readonly days: number }): { start: string; days: number } {
  return { start: iteration.start, days: iteration.days }
}

function limitsOf(limits: Sections['limits'], fallback: Limits): Limits {
  return {
    policy: limits?.policy ?? fallback.policy,
    perPerson: limits?.perPerson ?? null,
    expedite: limits?.expedite ?? null,
  }
}

function peopleOf(people: Sections['people']): readonly Person[] {
  return Object.entries(people ?? {}).map(([key, person]) => {
    const id = key.replace(/^@/, '')
    return { id, name: person?.name ?? id, email: person?.email ?? null, team: person?.team ?? null }
  })
}

function thievesOf(thieves: Sections['thieves']): readonly Thief[] {
  return Object.entries(thieves ?? {}).map(([id, definition]) => ({ id, name: nameOf(id), definition }))
}

/** `vendor-wait` reads `Vendor wait`. */
function nameOf(id: string): string {
  const words = id.replaceAll(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function findingsOf(findings: Sections['findings']): readonly FindingSetting[] {
  return Object.entries(findings ?? {}).map(([signal, setting]) => ({
    signal,
    isOff: setting === 'off',
    thresholds: setting === 'off' ? [] : Object.entries(setting).map(([name, value]) => ({ name, value })),
  }))
}

function mutesOf(mutes: Sections['mutes']): readonly Mute[] {
  return (mutes ?? []).map(({ signal, card, reason, until }) => ({
    signal,
    card: card ?? null,
    reason: reason ?? null,
    until: until ?? null,
  }))
}

function meetingsOf(meetings: Sections['meetings']): readonly MeetingSetting[] {
  return Object.entries(meetings ?? {}).map(([kind, { minutes, agenda }]) => ({
    kind,
    minutes: minutes ?? null,
    agenda: agenda ?? [],
  }))
}

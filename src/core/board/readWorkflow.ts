import type { Fault } from '../card/fault.ts'
import type { YamlEntry } from '../card/yamlTree.ts'
import { checkFindings } from './checkFindings.ts'
import { readColumns } from './readColumns.ts'
import { readFieldNames } from './readFieldNames.ts'
import { readSections } from './readSections.ts'
import type { FindingSetting, Iteration, Limits, MeetingSetting, Mute, Person, Thief, Workflow } from './workflow.ts'
import { essentialSections, type Sections } from './workflowSchema.ts'

export interface WorkflowRead {
  readonly workflow: Workflow
  readonly faults: readonly Fault[]
  /** Whether what decides where a card goes and how it is written could be read. */
  readonly isUsable: boolean
}

/** Reads the keys of `board.md` over a default workflow; what is wrong is left at its default and said. */
export function readWorkflow(entries: readonly YamlEntry[], fallback: Workflow): WorkflowRead {
  const entryOf = (key: string): YamlEntry | null => entries.find((entry) => entry.key === key) ?? null
  const { values, faults } = readSections(entries)
  const columns = readColumns(values.columns ?? null, entryOf('columns'), fallback)
  const fields = readFieldNames(values.fields ?? {}, entryOf('fields'))
  const essential = [
    ...columns.faults,
    ...fields.faults,
    ...[...essentialSections].flatMap((key) => faults.get(key) ?? []),
  ]
  const workflow = assemble(values, { ...fallback, ...columns.read, fieldNames: fields.names })
  return {
    workflow,
    faults: [...[...faults.values()].flat(), ...columns.faults, ...fields.faults, ...checkFindings(entries)].sort(
      (a, b) => a.start - b.start,
    ),
    isUsable: essential.every(({ severity }) => severity === 'warning'),
  }
}

function assemble(read: Sections, fallback: Workflow): Workflow {
  return {
    ...fallback,
    title: read.title ?? fallback.title,
    timezone: read.timezone ?? null,
    limits: limitsOf(read.limits, fallback.limits),
    idPrefix: read.idPrefix ?? null,
    people: peopleOf(read.people),
    iteration: iterationOf(read.iteration),
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

const fiveDays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

function iterationOf(iteration: Sections['iteration']): Iteration | null {
  if (iteration === undefined) return null
  return { start: iteration.start, days: iteration.days, workdays: iteration.workdays ?? fiveDays }
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

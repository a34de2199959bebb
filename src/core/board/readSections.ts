import * as v from 'valibot'
import { errorAt, type Fault, warningAt } from '../card/fault.ts'
import { isAbsent, type YamlEntry, type YamlNode } from '../card/yamlTree.ts'
import { t } from '../l10n/l10n.ts'
import { type SectionName, type Sections, sections, unknownKey } from './workflowSchema.ts'

export interface SectionsRead {
  readonly values: Sections
  /** By top-level key. */
  readonly faults: ReadonlyMap<string, readonly Fault[]>
}

/** Holds the top-level keys of `board.md` against their schemas; a key that does not fit is left out, with its faults. */
export function readSections(entries: readonly YamlEntry[]): SectionsRead {
  const values: Record<string, unknown> = {}
  const faults = new Map<string, readonly Fault[]>()
  for (const entry of entries) {
    if (!isSection(entry.key)) {
      faults.set(entry.key, [unknownAt(entry.key, { start: entry.keyStart, end: entry.keyEnd })])
    } else if (!isAbsent(entry.value)) {
      const result = v.safeParse<v.GenericSchema>(sections[entry.key], toPlain(entry.value))
      if (result.typed) values[entry.key] = result.output
      faults.set(
        entry.key,
        flatIssues(result.issues ?? []).map((issue) => faultOf(entry, issue)),
      )
    }
  }
  return { values: values, faults }
}

function isSection(key: string): key is SectionName {
  return Object.hasOwn(sections, key)
}

/** The values alone; a key without a value is absent. */
function toPlain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return isAbsent(node) ? null : node.text
  if (node.kind === 'list') return node.items.map(toPlain)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, isAbsent(value) ? undefined : toPlain(value)]))
}

interface FlatIssue {
  readonly path: readonly string[]
  readonly message: string
}

/** The issues at their places; of a choice in which nothing fits, those of the branches that came furthest. */
function flatIssues(issues: readonly v.BaseIssue<unknown>[], above: readonly string[] = []): readonly FlatIssue[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...(issue.path ?? []).map((item) => String(item.key))]
    const deeper = (issue.issues ?? []).filter((inner) => (inner.path ?? []).length > 0)
    return deeper.length > 0 ? flatIssues(deeper, path) : [{ path, message: issue.message }]
  })
}

function faultOf(entry: YamlEntry, { path, message }: FlatIssue): Fault {
  let found: Child = { key: { start: entry.keyStart, end: entry.keyEnd }, value: entry.value }
  let isMissing = false
  for (const key of path) {
    const child = childOf(found.value, key)
    isMissing = child === null
    found = child ?? found
  }
  const name = [entry.key, ...path].join('.')
  if (message === unknownKey) return unknownAt(name, found.key)
  const { start, end } = found.value
  return errorAt('boardInvalid', start, end, isMissing ? t('`{0}` is missing.', name) : `\`${name}\` ${message}.`)
}

function unknownAt(name: string, { start, end }: Place): Fault {
  return warningAt('boardInvalid', start, end, t('`{0}` is not a key of board.md; it is kept and not used.', name))
}

/** Offsets into the text, `end` exclusive. */
interface Place {
  readonly start: number
  readonly end: number
}

interface Child {
  readonly key: Place
  readonly value: YamlNode
}

function childOf(node: YamlNode, key: string): Child | null {
  if (node.kind === 'map') {
    const entry = node.entries.find((one) => one.key === key)
    return entry === undefined ? null : { key: { start: entry.keyStart, end: entry.keyEnd }, value: entry.value }
  }
  const item = node.kind === 'list' ? node.items[Number(key)] : undefined
  return item === undefined ? null : { key: item, value: item }
}

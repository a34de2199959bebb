import type { Column, Workflow } from './workflow.ts'

/** The column that a person means by `name`: its id, an alias or its name, without case, ids first; null if none. */
export function findColumn(workflow: Workflow, name: string): Column | null {
  const wanted = name.trim().toLowerCase()
  const { columns } = workflow
  return (
    columns.find((column) => column.id.toLowerCase() === wanted) ??
    columns.find((column) => column.aliases.some((alias) => alias.toLowerCase() === wanted)) ??
    columns.find((column) => column.name.toLowerCase() === wanted) ??
    null
  )
}

const indices = new WeakMap<Workflow, ReadonlyMap<string, number>>()

/** What a card's `status` may say: index into `columns` by id or alias, in lower case. Names do not count. */
export function statusIndex(workflow: Workflow): ReadonlyMap<string, number> {
  const known = indices.get(workflow)
  if (known !== undefined) return known
  const index = new Map<string, number>()
  workflow.columns.forEach((column, i) => {
    for (const status of [column.id, ...column.aliases]) index.set(status.toLowerCase(), i)
  })
  indices.set(workflow, index)
  return index
}

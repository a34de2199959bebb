import type { Naming } from './compareBoards.ts'
import type { History } from './history.ts'

/** Names cards by their lives: one whose id was changed is the same card. An id that several cards had names itself. */
export function namingOf({ lives }: History): Naming {
  const names = new Map<string, string | null>()
  for (const { key, ids } of lives)
    for (const id of new Set(ids.map((one) => one.toLowerCase()))) names.set(id, names.has(id) ? null : `life ${key}`)
  return ({ id }) => names.get(id.toLowerCase()) ?? id.toLowerCase()
}

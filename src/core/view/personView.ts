import { personKey } from '../board/wip.ts'
import type { Workflow } from '../board/workflow.ts'
import type { PersonView } from './boardView.ts'

/** How many colours people are told apart by. */
export const hueCount = 6

const views = new WeakMap<Workflow, Map<string, PersonView>>()

/** A person as cards show them: their name from `board.md`, else what the card calls them. */
export function personView(assignee: string, workflow: Workflow): PersonView {
  const known = views.get(workflow) ?? new Map<string, PersonView>()
  views.set(workflow, known)
  const view = known.get(assignee) ?? makeView(assignee, workflow)
  known.set(assignee, view)
  return view
}

function makeView(assignee: string, workflow: Workflow): PersonView {
  const key = personKey(assignee)
  const person = workflow.people.find(({ id }) => personKey(id) === key)
  const name = person?.name ?? assignee.replace(/^@/, '')
  return { id: person?.id ?? name, name, initials: initialsOf(name), hue: hueOf(key) }
}

/** `Anne Neumann` is AN, `anne` is AN, `李` is 李. */
function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const [first, ...rest] = words.map((word) => [...word.replaceAll(/[^\p{L}\p{N}]/gu, '')])
  if (first === undefined) return '?'
  const last = rest.at(-1)
  const letters = last === undefined ? first.slice(0, 2) : [first[0], last[0]]
  return letters.join('').toUpperCase()
}

function hueOf(key: string): number {
  let hash = 7
  for (const letter of key) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  return hash % hueCount
}

import { personKey } from '../board/wip.ts'
import type { Person, Workflow } from '../board/workflow.ts'

/** Who git says makes commits here; null is what it does not know. */
export interface GitUser {
  readonly name: string | null
  readonly email: string | null
}

/**
 * The names, as `personKey` has them, by which cards call git's user: id and name of the person of `people:` who has
 * this email, else of the one whose id or name git's name or the email's local part is; without one, git's name and the
 * local part themselves. null where nobody knows who that is.
 */
export function myNames({ people }: Workflow, user: GitUser | null): readonly string[] | null {
  const email = user?.email?.trim().toLowerCase() ?? ''
  const own = [user?.name ?? '', email.split('@')[0] ?? ''].map(personKey).filter((name) => name !== '')
  const person =
    people.find((each) => email !== '' && each.email?.trim().toLowerCase() === email) ??
    own.map((name) => people.find((each) => namesOf(each).includes(name))).find((each) => each !== undefined)
  const names = person === undefined ? own : namesOf(person)
  return names.length === 0 ? null : [...new Set(names)]
}

function namesOf({ id, name }: Person): readonly string[] {
  return [personKey(id), personKey(name)]
}

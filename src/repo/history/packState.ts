import type { ClassOfService } from '../../core/card/card.ts'
import type { CardState } from '../../core/history/cardState.ts'
import type { Packer, Unpacker } from './packed.ts'

const unreadable = 1
const blocked = 2

/** Packs what a version of a card says. */
export function packState(state: CardState, to: Packer): void {
  to.number((state.isUnreadable ? unreadable : 0) + (state.blocked === null ? 0 : blocked))
  to.text(state.id)
  to.text(state.title)
  to.text(state.status)
  to.text(state.rank)
  to.text(state.classOfService)
  to.texts(state.assignees)
  to.texts(state.labels)
  if (state.blocked !== null) {
    to.text(state.blocked.reason)
    to.text(state.blocked.on)
  }
  to.text(state.thief)
  to.texts(state.dependsOn)
  to.text(state.team)
  to.text(state.requester)
  to.text(state.due)
  to.text(state.body)
  to.text(state.content)
}

/** Reads it back. */
export function unpackState(from: Unpacker): CardState {
  const marks = from.number()
  // In the order in which they were packed: what is read first stands first.
  return {
    id: from.word(),
    title: from.word(),
    status: from.text(),
    rank: from.text(),
    classOfService: from.word() as ClassOfService,
    assignees: from.texts(),
    labels: from.texts(),
    blocked: (marks & blocked) === 0 ? null : { reason: from.text(), on: from.text() },
    thief: from.text(),
    dependsOn: from.texts(),
    team: from.text(),
    requester: from.text(),
    due: from.text(),
    body: from.word(),
    content: from.word(),
    isUnreadable: (marks & unreadable) !== 0,
  }
}

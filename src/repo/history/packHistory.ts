import type { ClassOfService } from '../../core/card/card.ts'
import type { CardState } from '../../core/history/cardState.ts'
import type { FileChange, LoggedCommit } from '../../core/history/commitLog.ts'
import type { Remembered } from './remembered.ts'
import type { StoredState } from './stateStore.ts'

/** What is remembered, as short as JSON can be read back: each text stands once, and is named by its number. */
export interface Packed {
  /** The first one is nothing. */
  readonly words: readonly (string | null)[]
  readonly head: string
  readonly cut: string | null
  readonly commits: readonly PackedCommit[]
  readonly states: readonly PackedState[]
  readonly renames: Remembered['renames']
  readonly workflows: Remembered['workflows']
}

/** Id, parents (places, or ids of commits that are not in the list), author, email, seconds, subject; changes by parent. */
type PackedCommit = readonly [
  string,
  readonly (number | string)[],
  number,
  number,
  number,
  string,
  ...(readonly (readonly number[])[]),
]

/** Blob, file and names; of a card also its texts, marks, lists and what blocks it. */
type PackedState = readonly (number | readonly number[])[]

const texts = [
  'id',
  'title',
  'status',
  'rank',
  'classOfService',
  'thief',
  'team',
  'requester',
  'due',
  'body',
  'content',
] as const
const lists = ['assignees', 'labels', 'dependsOn'] as const
const unreadable = 1
const blocked = 2

export function pack({ head, commits, states, ...others }: Remembered): Packed {
  const words = new Words()
  const places = new Map(commits.map(({ id }, place) => [id, place]))
  const packed = commits.map((commit): PackedCommit => {
    const { id, parents, author, email, at, subject, changes } = commit
    const known = parents.map((parent) => places.get(parent) ?? parent)
    const lists = changes.map((list) => list.flatMap((one) => [one.path, one.before, one.after].map(words.number)))
    return [id, known, words.number(author), words.number(email), at / 1000, subject, ...lists]
  })
  const packedStates = states.map((stored) => packState(stored, words.number))
  return { words: words.all(), head, commits: packed, states: packedStates, ...others }
}

function packState({ blob, file, names, state }: StoredState, number: (word: string | null) => number): PackedState {
  const where = [blob, file, names].map(number)
  if (state === null) return where
  const marks = (state.isUnreadable ? unreadable : 0) + (state.blocked === null ? 0 : blocked)
  return [
    ...where,
    ...texts.map((field) => number(state[field])),
    marks,
    ...lists.map((field) => state[field].map(number)),
    number(state.blocked?.reason ?? null),
    number(state.blocked?.on ?? null),
  ]
}

export function unpack({ words, head, commits, states, ...others }: Packed): Remembered {
  return {
    head,
    commits: commits.map((commit) => unpackCommit(commit, commits, words)),
    states: states.map((state) => unpackState(state, words)),
    ...others,
  }
}

function unpackCommit(commit: PackedCommit, all: readonly PackedCommit[], words: Packed['words']): LoggedCommit {
  const [id, parents, author, email, seconds, subject, ...changes] = commit
  return {
    id,
    parents: parents.map((parent) => (typeof parent === 'string' ? parent : (all[parent]?.[0] ?? ''))),
    author: words[author] ?? '',
    email: words[email] ?? '',
    at: seconds * 1000,
    subject,
    changes: changes.map((list) => unpackChanges(list, words)),
  }
}

function unpackChanges(list: readonly number[], words: Packed['words']): readonly FileChange[] {
  const changes: FileChange[] = []
  for (let at = 0; at < list.length; at += 3) {
    const word = (offset: number): string | null => words[list[at + offset] ?? 0] ?? null
    changes.push({ path: word(0) ?? '', before: word(1), after: word(2) })
  }
  return changes
}

function unpackState(packed: PackedState, words: Packed['words']): StoredState {
  const text = (at: number): string | null => words[packed[at] as number] ?? null
  const stored = { blob: text(0) ?? '', file: text(1) ?? '', names: text(2) ?? '' }
  if (packed.length === 3) return { ...stored, state: null }
  const list = (at: number): readonly string[] => (packed[at] as readonly number[]).map((word) => words[word] ?? '')
  const marks = packed[14] as number
  const state: CardState = {
    id: text(3) ?? '',
    title: text(4) ?? '',
    status: text(5),
    rank: text(6),
    classOfService: text(7) as ClassOfService,
    thief: text(8),
    team: text(9),
    requester: text(10),
    due: text(11),
    body: text(12) ?? '',
    content: text(13) ?? '',
    isUnreadable: (marks & unreadable) !== 0,
    assignees: list(15),
    labels: list(16),
    dependsOn: list(17),
    blocked: (marks & blocked) === 0 ? null : { reason: text(18), on: text(19) },
  }
  return { ...stored, state }
}

/** Numbers texts as they come. */
class Words {
  readonly #numbers = new Map<string, number>()

  readonly number = (word: string | null): number => {
    if (word === null) return 0
    let found = this.#numbers.get(word)
    if (found === undefined) this.#numbers.set(word, (found = this.#numbers.size + 1))
    return found
  }

  all(): readonly (string | null)[] {
    return [null, ...this.#numbers.keys()]
  }
}

import { newId, slugOf } from '../board/newId.ts'
import { composeCard } from '../card/composeCard.ts'
import { type Edit, type Plan, refuse, type Refusal } from '../card/edit.ts'
import { type Field, ownFieldNames, type Value } from '../card/field.ts'
import type { PlanContext } from './planContext.ts'

interface FirstCard {
  readonly status: string
  readonly rank: string
  readonly title: string
  readonly body: string
}

const firstCards: readonly FirstCard[] = [
  {
    status: 'ready',
    rank: 'a0',
    title: 'Move this card to In progress',
    body: `Drag it, press Alt+Right, or take "Move to…" from its menu. The move is one commit, and nothing else is in it.

- [x] Create the board
- [ ] Move a card
- [ ] Look at the commit
`,
  },
  {
    status: 'backlog',
    rank: 'a0',
    title: 'Write down how we work',
    body: 'The text of `board.md` holds the policy of each column: when a card may enter, and what "done" means there.\n',
  },
  {
    status: 'backlog',
    rank: 'a1',
    title: 'Name the thief when work is stuck',
    body: 'Block a card with the reason and one of the five thieves of time. What is named can be counted, and then mended.\n',
  },
]

/** Makes the first board of a repository, with a workflow to begin with and three cards that say what to try. */
export function newBoard(title: string, context: PlanContext): Plan | Refusal {
  const prefix = prefixOf(title)
  const edits: Edit[] = [{ kind: 'create', path: 'board.md', text: boardText(title, prefix) }]
  const knownIds = new Set(context.knownIds)
  const cards: string[] = []
  let random = context.random
  for (const card of firstCards) {
    const made = newId(prefix, knownIds, random)
    if (!made) return refuse('invalidValue', 'No free id could be found for a card.')
    random = random.slice(made.suffix.length)
    knownIds.add(made.id.toLowerCase())
    cards.push(made.id)
    const path = `${slugOf(card.title)}-${made.suffix.toLowerCase()}.md`
    edits.push({ kind: 'create', path, text: cardText(made.id, card, context.today) })
  }
  return {
    kind: 'plan',
    cards,
    edits,
    names: ownFieldNames,
    subject: 'board: create the board',
    body: title,
    trailers: cards.map((value) => ({ key: 'Card', value })),
  }
}

function cardText(id: string, { status, rank, title, body }: FirstCard, created: string): string {
  const values = new Map<Field, Value>([
    ['id', id],
    ['status', status],
    ['rank', rank],
    ['title', title],
    ['created', created],
  ])
  return composeCard(values, body, ownFieldNames)
}

/** `Payments API` → `PA`, `infra` → `INFR`: the letters that begin the words, or the word. */
function prefixOf(title: string): string {
  const words = slugOf(title)
    .split('-')
    .filter((word) => /^[a-z]/.test(word))
  const letters = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] ?? 'card')
  return letters.slice(0, 4).toUpperCase()
}

function boardText(title: string, prefix: string): string {
  return `---
title: ${JSON.stringify(title)}
idPrefix: ${prefix}
columns:
  - id: backlog
    name: Backlog
  - id: ready
    name: Ready
    wip: 8
    committed: true
    queue: true
  - id: in-progress
    name: In progress
    wip: 4
    started: true
  - id: review
    name: Review
    wip: 3
  - id: done
    name: Done
    finished: true
limits:
  policy: ask
---
## Ready
Pulled from the top. Small enough for one person, and no question open.

## In progress
One card a person. Finish before you start; help with what is stuck first.

## Review
Looked at within a day. Nothing new is started while a review waits.

## Done
In the hands of those who asked for it.
`
}

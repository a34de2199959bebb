import { newId, slugOf } from '../board/newId.ts'
import { composeCard } from '../card/composeCard.ts'
import { type Edit, type Plan, refuse, type Refusal } from '../card/edit.ts'
import { type Field, ownFieldNames, type Value } from '../card/field.ts'
import { t } from '../l10n/l10n.ts'
import type { PlanContext } from './planContext.ts'

interface FirstCard {
  readonly status: string
  readonly rank: string
  readonly title: string
  readonly body: string
}

function firstCards(): readonly FirstCard[] {
  return [
    {
      status: 'ready',
      rank: 'a0',
      title: t('Move this card to {0}', t('In progress')),
      body: `${t('Drag it, press Alt+Right, or take "Move to…" from its menu. The move is one commit, and nothing else is in it.')}

- [x] ${t('Create the board')}
- [ ] ${t('Move a card')}
- [ ] ${t('Look at the commit')}
`,
    },
    {
      status: 'backlog',
      rank: 'a0',
      title: t('Write down how we work'),
      body: `${t('The text of `board.md` holds the policy of each column: when a card may enter, and what "done" means there.')}\n`,
    },
    {
      status: 'backlog',
      rank: 'a1',
      title: t('Name the thief when work is stuck'),
      body: `${t('Block a card with the reason and one of the five thieves of time. What is named can be counted, and then mended.')}\n`,
    },
  ]
}

/** Makes the first board of a repository, with a workflow to begin with and three cards that say what to try. */
export function newBoard(title: string, context: PlanContext): Plan | Refusal {
  const prefix = prefixOf(title)
  const edits: Edit[] = [{ kind: 'create', path: 'board.md', text: boardText(title, prefix) }]
  const knownIds = new Set(context.knownIds)
  const cards: string[] = []
  let random = context.random
  for (const card of firstCards()) {
    const made = newId(prefix, knownIds, random)
    if (!made) return refuse('invalidValue', t('No free id could be found for a card.'))
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
  const [ready, inProgress, review, done] = [t('Ready'), t('In progress'), t('Review'), t('Done')]
  return `---
title: ${JSON.stringify(title)}
idPrefix: ${prefix}
columns:
  - id: backlog
    name: ${t('Backlog')}
  - id: ready
    name: ${ready}
    wip: 8
    committed: true
    queue: true
  - id: in-progress
    name: ${inProgress}
    wip: 4
    started: true
  - id: review
    name: ${review}
    wip: 3
  - id: done
    name: ${done}
    finished: true
limits:
  policy: ask
---
## ${ready}
${t('Pulled from the top. Small enough for one person, and no question open.')}

## ${inProgress}
${t('One card a person. Finish before you start; help with what is stuck first.')}

## ${review}
${t('Looked at within a day. Nothing new is started while a review waits.')}

## ${done}
${t('In the hands of those who asked for it.')}
`
}

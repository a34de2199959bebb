import type { Card } from '../card/card.ts'
import type { Field } from '../card/field.ts'
import { type Problem, type ProblemCode, type Range, rangeAt, startOfFile } from '../card/problem.ts'
import { t } from '../l10n/l10n.ts'
import type { Workflow } from './workflow.ts'

/** What a card's problems depend on beside the card. */
export interface ProblemContext {
  readonly workflow: Workflow
  readonly statuses: ReadonlyMap<string, number>
  readonly cardsById: Pick<ReadonlyMap<string, readonly Card[]>, 'get' | 'has'>
  readonly archivedIds: ReadonlySet<string>
}

/** All problems of a card: its own, and those that only the board can see. */
export function problemsOf(card: Card, context: ProblemContext): readonly Problem[] {
  const found: Problem[] = []
  const column = columnProblem(card, context)
  if (column !== null) found.push(column)
  const double = duplicateProblem(card, context)
  if (double !== null) found.push(double)
  if (!card.isUnreadable) {
    if (card.thief !== null) found.push(...thiefProblems(card, card.thief, context.workflow))
    if (card.dependsOn.length > 0) found.push(...danglingProblems(card, context))
  }
  return found.length === 0 ? card.problems : [...card.problems, ...found]
}

function columnProblem(card: Card, { workflow, statuses }: ProblemContext): Problem | null {
  const first = workflow.columns[0]?.name ?? ''
  if (card.status === null) {
    if (card.isUnreadable) return null
    return problem(
      card,
      ['unknownColumn', 'warning'],
      startOfFile,
      t('The card has no status: it is shown in {0}.', first),
    )
  }
  if (statuses.has(card.status.trim().toLowerCase())) return null
  const message = t('No column is called `{0}`: the card is shown in {1}.', card.status, first)
  return problem(card, ['unknownColumn', 'error'], rangeOf(card, 'status'), message)
}

function duplicateProblem(card: Card, { cardsById }: ProblemContext): Problem | null {
  const same = cardsById.get(card.id.toLowerCase()) ?? []
  if (same.length < 2) return null
  const others = same.filter((other) => other.path !== card.path).map((other) => other.path)
  const message = t('The id {0} is also that of {1}.', card.id, others.sort().join(', '))
  return problem(card, ['duplicateId', 'error'], rangeOf(card, 'id'), message)
}

function thiefProblems(card: Card, thief: string, workflow: Workflow): readonly Problem[] {
  const wanted = thief.toLowerCase()
  if (workflow.thieves.some(({ id }) => id.toLowerCase() === wanted)) return []
  return [
    problem(card, ['unknownThief', 'error'], rangeOf(card, 'thief'), t('`{0}` is not a thief of this board.', thief)),
  ]
}

function danglingProblems(card: Card, { cardsById, archivedIds }: ProblemContext): readonly Problem[] {
  return card.dependsOn.flatMap((id) => {
    const key = id.toLowerCase()
    if (cardsById.has(key) || archivedIds.has(key)) return []
    return [
      problem(card, ['danglingId', 'warning'], rangeWithin(card, 'depends_on', id), t('There is no card {0}.', id)),
    ]
  })
}

function problem(
  card: Card,
  [code, severity]: readonly [ProblemCode, Problem['severity']],
  range: Range,
  message: string,
): Problem {
  return { code, severity, path: card.path, range, message }
}

function rangeOf(card: Card, field: Field): Range {
  const entry = card.fields[field]
  return entry === undefined ? startOfFile : rangeAt(card.text, entry.start, entry.end)
}

/** Where one entry of a list stands; the whole list if it is not written as it reads. */
function rangeWithin(card: Card, field: Field, part: string): Range {
  const entry = card.fields[field]
  if (entry === undefined) return startOfFile
  const written = card.text.slice(entry.start, entry.end)
  for (let at = written.indexOf(part); at >= 0; at = written.indexOf(part, at + 1)) {
    const around = `${written[at - 1] ?? ' '}${written[at + part.length] ?? ' '}`
    if (/^[^\w.-]{2}$/.test(around)) return rangeAt(card.text, entry.start + at, entry.start + at + part.length)
  }
  return rangeAt(card.text, entry.start, entry.end)
}

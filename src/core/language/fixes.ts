import type { Board } from '../board/board.ts'
import { findColumn } from '../board/findColumn.ts'
import { applyEdit } from '../card/applyEdit.ts'
import { type Card, classesOfService } from '../card/card.ts'
import type { Field, Value } from '../card/field.ts'
import type { ProblemCode } from '../card/problem.ts'
import { t } from '../l10n/l10n.ts'
import { type DateSide, readDates } from './dates.ts'
import { type Guess, isClose, nearest } from './nearest.ts'

/** A way to mend a problem. */
export interface Fix {
  readonly title: string
  /** The whole text afterwards; nothing but the bytes of what is mended differs. */
  readonly text: string
  /** Most likely what was meant. */
  readonly isPreferred: boolean
  /** Where the person goes on writing, an offset into `text`; null where nothing is left to write. */
  readonly cursor: number | null
}

/** What can be mended: a problem of the board's, or a blocked card that names no thief. */
export type Mendable = ProblemCode | 'thiefMissing'

/** What is known when a fix is looked for. */
export interface FixContext {
  readonly board: Board
  /** As its editor has it. */
  readonly card: Card
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** An id that no card has. */
  readonly freshId: string | null
}

/** The ways to mend a problem of a card; `at` is the offset at which it is marked. The likeliest first. */
export function fixesFor(code: Mendable, at: number, context: FixContext): readonly Fix[] {
  if (context.card.isUnreadable) return []
  switch (code) {
    case 'unknownColumn':
      return columnFixes(context)
    case 'unknownClass':
      return guessFixes(context, 'class', nearest(one(context, 'class'), classesOfService))
    case 'unknownThief':
      return guessFixes(context, 'thief', nearest(one(context, 'thief'), thiefIds(context)))
    case 'thiefMissing':
      return thiefIds(context).flatMap((id) =>
        setFix(context, 'thief', id, { title: t('Blame {0}', thiefName(context, id)) }),
      )
    case 'badDate':
      return dateFixes(context, at)
    case 'badRank':
      return setFix(context, 'rank', null, { title: t('Remove the rank'), isPreferred: true })
    case 'badId':
      return context.freshId === null
        ? []
        : setFix(context, 'id', context.freshId, { title: t('Give this card the id {0}', context.freshId) })
    case 'duplicateId':
      return context.freshId === null
        ? []
        : setFix(context, 'id', context.freshId, { title: t('Give this card a new id: {0}', context.freshId) })
    case 'danglingId':
      return danglingFixes(context, at)
    case 'reasonMissing':
      return reasonFixes(context)
    default:
      return []
  }
}

function one({ card }: FixContext, field: Field): string {
  const value = card.fields[field]?.value ?? ''
  return typeof value === 'string' ? value : (value[0] ?? '')
}

function thiefIds({ board }: FixContext): readonly string[] {
  return board.workflow.thieves.map(({ id }) => id)
}

function thiefName({ board }: FixContext, id: string): string {
  return board.workflow.thieves.find((thief) => thief.id === id)?.name ?? id
}

/** The column whose name was written, else those that are written alike. */
function columnFixes(context: FixContext): readonly Fix[] {
  const { workflow } = context.board
  const { status } = context.card
  const ids = workflow.columns.map(({ id }) => id)
  const named = status === null ? null : findColumn(workflow, status)
  if (named !== null) return setFix(context, 'status', named.id, { isPreferred: true })
  if (status === null)
    return ids.slice(0, 3).flatMap((id, i) => setFix(context, 'status', id, { isPreferred: i === 0 }))
  const byWord = new Map(
    workflow.columns.flatMap(({ id, name, aliases }) => [id, name, ...aliases].map((word) => [word, id])),
  )
  const guesses = nearest(status, byWord.keys(), Infinity, 9)
  const [first] = guesses
  const wanted = [...new Set(guesses.map(({ word }) => byWord.get(word) ?? word))].slice(0, 3)
  return wanted.flatMap((id, i) =>
    setFix(context, 'status', id, { isPreferred: i === 0 && first !== undefined && isClose(first) }),
  )
}

function guessFixes(context: FixContext, field: Field, guesses: readonly Guess[]): readonly Fix[] {
  return guesses.flatMap((guess, i) => setFix(context, field, guess.word, { isPreferred: i === 0 && isClose(guess) }))
}

function dateFixes(context: FixContext, at: number): readonly Fix[] {
  const field = (['due', 'created'] as const).find((one) => isAt(context, one, at))
  if (field === undefined) return []
  const side: DateSide = field === 'due' ? 'coming' : 'past'
  const dates = readDates(one(context, field), context.today, side)
  const removal = setFix(context, field, null, { title: t('Remove the date') })
  return [...dates.flatMap((date) => setFix(context, field, date, { isPreferred: dates.length === 1 })), ...removal]
}

function isAt({ card }: FixContext, field: Field, at: number): boolean {
  const entry = card.fields[field]
  return entry !== undefined && entry.start <= at && at <= entry.end
}

/** How far an id may be from the one that was written. */
const maxIdDistance = 2

function danglingFixes(context: FixContext, at: number): readonly Fix[] {
  const { card, board } = context
  const entry = card.fields.depends_on
  const id = entry === undefined ? undefined : idAt(card, at, entry.end)
  if (id === undefined) return []
  const taken = new Set([...card.dependsOn, card.id].map((one) => one.toLowerCase()))
  const ids = [...board.cardsByPath.values()]
    .map((other) => other.id as string)
    .filter((one) => !taken.has(one.toLowerCase()))
  const replaced = nearest(id, ids, maxIdDistance).flatMap((guess, i) =>
    setFix(
      context,
      'depends_on',
      card.dependsOn.map((one) => (one === id ? guess.word : one)),
      {
        title: t('Change to {0}', guess.word),
        isPreferred: i === 0 && guess.distance === 1,
      },
    ),
  )
  const rest = card.dependsOn.filter((one) => one !== id)
  return [
    ...replaced,
    ...setFix(context, 'depends_on', rest.length === 0 ? null : rest, { title: t('Remove {0}', id) }),
  ]
}

/** Which of a card's dependencies is written at an offset, the longest where several begin alike. */
function idAt(card: Card, at: number, end: number): string | undefined {
  const written = card.text.slice(at, end).replace(/^[[\s'"-]+/, '')
  return card.dependsOn.filter((id) => written.startsWith(id)).sort((a, b) => b.length - a.length)[0]
}

/** Puts quotes there for the reason to be written into. */
function reasonFixes({ card }: FixContext): readonly Fix[] {
  const entry = card.fields.blocked
  if (entry === undefined) return []
  const text = `${card.text.slice(0, entry.start)}""${card.text.slice(entry.end)}`
  return [{ title: t('Write the reason'), text, isPreferred: true, cursor: entry.start + 1 }]
}

/** Sets one field; nothing where it stands in a form that is not touched. */
function setFix(
  { card, board }: FixContext,
  field: Field,
  after: Value,
  { title, isPreferred = false }: { readonly title?: string; readonly isPreferred?: boolean },
): readonly Fix[] {
  const before = card.fields[field]?.value ?? null
  const edit = { kind: 'set', path: card.path, keys: [{ key: field, before, after }] } as const
  const text = applyEdit(card.text, edit, board.workflow.fieldNames)
  if (typeof text !== 'string') return []
  return [{ title: title ?? t('Change to {0}', String(after)), text, isPreferred, cursor: null }]
}

import type { Board } from '../board/board.ts'
import { isActiveColumn, personKey } from '../board/wip.ts'
import { classesOfService } from '../card/card.ts'
import { fieldsByKey, isListField } from '../card/cardFields.ts'
import { type Field, fieldOrder } from '../card/field.ts'
import { writeScalar } from '../card/writeScalar.ts'
import { plural, t } from '../l10n/l10n.ts'
import { cardIndex, findCards } from './cardIndex.ts'
import { cardKeyDocs, classDocs } from './cardKeys.ts'
import { namedDays } from './dates.ts'
import { plain, plainLabel } from '../view/plain.ts'
import { plainMarkdown } from './markdownText.ts'
import { unquoted, type YamlSlot } from './slotReader.ts'
import { intoSlot, keysInto, styleIn, type Suggestion, type Suggestions, suggestion } from './suggestion.ts'
import { slotAt } from './yamlSlot.ts'

/** A card that is being written, and what is known beside it. */
export interface WritingCard {
  readonly board: Board
  /** Relative to the board folder, with `/`. */
  readonly path: string
  /** As it stands in the editor. */
  readonly text: string
  /** `YYYY-MM-DD`. */
  readonly today: string
}

/** What may be written at an offset of a card's front matter; null outside of it, and where nothing is known. */
export function suggestInCard(writing: WritingCard, offset: number): Suggestions | null {
  const { text, board } = writing
  const slot = slotAt(text, offset)
  if (slot === null) return null
  const names = board.workflow.fieldNames
  if (slot.kind === 'key')
    return slot.path.length > 0 || slot.isInFlow ? null : keysInto(slot, missingKeys(writing, slot))
  const [key = '', ...inner] = slot.path
  const field = fieldsByKey(names).get(key)
  if (field === undefined || inner.length > (isListField(field) ? 1 : 0)) return null
  const found = valuesOf(field, writing, { slot, typed: unquoted(text.slice(slot.start, offset)) })
  if (found === null) return null
  const style = styleIn(text, slot)
  const write = (word: string): string => writeScalar(word, { field, names, isInFlow: slot.isInFlow, style })
  return intoSlot(text, slot, { ...found, write })
}

/** The keys that the card does not have, in the order in which they are written. */
function missingKeys({ board }: WritingCard, slot: YamlSlot): readonly Suggestion[] {
  const names = board.workflow.fieldNames
  const fields = fieldsByKey(names)
  const present = new Set(slot.others.map((key) => fields.get(key)))
  return fieldOrder
    .filter((field) => !present.has(field))
    .map((field) => suggestion('key', names[field], { docs: cardKeyDocs(field) }))
}

interface Found {
  readonly items: readonly Suggestion[]
  readonly isIncomplete?: boolean
}

interface Typing {
  readonly slot: YamlSlot
  /** What stands before the cursor. */
  readonly typed: string
}

function valuesOf(field: Field, writing: WritingCard, typing: Typing): Found | null {
  const { board, today } = writing
  switch (field) {
    case 'status':
      return { items: columns(board) }
    case 'class':
      return { items: classesOfService.map((word) => suggestion('value', word, { docs: classDocs(word) })) }
    case 'thief':
      return { items: thieves(board) }
    case 'assignees':
      return { items: people(board, typing) }
    case 'labels':
      return { items: unused(cardIndex(board).labels, typing) }
    case 'skills':
      return { items: unused(cardIndex(board).skills, typing) }
    case 'team':
      return { items: teams(board).map((team) => suggestion('value', team)) }
    case 'requester':
      return { items: unused([...new Set([...cardIndex(board).requesters, ...names(board)])], typing) }
    case 'depends_on':
      return cards(writing, typing)
    case 'blocked_on': {
      const found = cards(writing, typing)
      const others = [...teams(board).map((team) => suggestion('value', team)), ...people(board, typing)]
      return { ...found, items: [...found.items, ...others] }
    }
    case 'due':
    case 'created':
      return { items: days(today, board, field) }
    default:
      return null
  }
}

function columns(board: Board): readonly Suggestion[] {
  return board.columns.map(({ column, wip }) => {
    const count =
      wip.limit === null ? plural(wip.count, '{0} card', '{0} cards') : t('{0} of {1}', wip.count, wip.limit)
    const note = column.name === column.id ? count : `${plainLabel(column.name)} · ${count}`
    return suggestion('column', column.id, {
      note,
      docs: plainMarkdown(column.policy),
      filter: `${column.id} ${column.name}`,
    })
  })
}

function thieves({ workflow }: Board): readonly Suggestion[] {
  return workflow.thieves.map(({ id, name, definition }) =>
    suggestion('value', id, { note: plainLabel(name), docs: plainMarkdown(definition), filter: `${id} ${name}` }),
  )
}

function names({ workflow }: Board): readonly string[] {
  return workflow.people.map(({ id }) => id)
}

/** The people of the board and those that cards are assigned to, with how much each works on; `@` where the card writes it. */
function people(board: Board, { slot, typed }: Typing): readonly Suggestion[] {
  const at = typed.startsWith('@') || slot.others.some((name) => name.startsWith('@')) ? '@' : ''
  const taken = new Set(slot.others.map(personKey))
  const known = new Map<string, string>()
  for (const name of [...names(board), ...cardIndex(board).people]) {
    const key = personKey(name)
    if (!known.has(key) && !taken.has(key)) known.set(key, name)
  }
  const full = new Map(board.workflow.people.map(({ id, name }) => [personKey(id), name]))
  return [...known].map(([key, name]) => {
    const active = board.activeByPerson.get(key) ?? 0
    const called = full.get(key) ?? ''
    const note = [called === name ? '' : plainLabel(called), t('{0} active', active)]
      .filter((part) => part !== '')
      .join(' · ')
    return suggestion('person', at + name.replace(/^@/, ''), { note, filter: `${at}${name} ${called}` })
  })
}

function teams(board: Board): readonly string[] {
  const named = board.workflow.people.flatMap(({ team }) => (team === null ? [] : [team]))
  return [...new Set([...named, ...cardIndex(board).teams])]
}

/** Words that are not in the list yet. */
function unused(words: readonly string[], { slot }: Typing): readonly Suggestion[] {
  const taken = new Set(slot.others.map((word) => word.toLowerCase()))
  return words.filter((word) => !taken.has(word.toLowerCase())).map((word) => suggestion('value', word))
}

function cards({ board, path }: WritingCard, { slot, typed }: Typing): Found {
  const { cards, isMore } = findCards(board, typed)
  const taken = new Set(slot.others.map((id) => id.toLowerCase()))
  const free = cards.filter((card) => card.path !== path && !taken.has(card.id.toLowerCase()))
  return { items: free.map((card) => cardSuggestion(card)), isIncomplete: isMore }
}

/** A card by its id, found by its title too. */
export function cardSuggestion({ id, title }: { readonly id: string; readonly title: string }): Suggestion {
  return suggestion('card', id, { note: plainLabel(title), filter: `${id} ${plain(title.slice(0, 200))}` })
}

function days(today: string, { workflow }: Board, field: 'due' | 'created'): readonly Suggestion[] {
  const all = namedDays(today, workflow.iteration)
  const wanted = field === 'created' ? all.slice(0, 1) : all
  return wanted.map(({ name, date }) => suggestion('date', date, { note: name, filter: `${date} ${name}` }))
}

/** How full a column is, and whether cards in it are being worked on: the words under the pointer on a status. */
export function columnWords(board: Board, index: number): string {
  const found = board.columns[index]
  if (found === undefined) return ''
  const { count, limit } = found.wip
  const words = limit === null ? plural(count, '{0} card', '{0} cards') : t('{0} of {1} cards', count, limit)
  const state = found.wip.state === 'over' ? t('over its limit') : found.wip.state === 'at' ? t('at its limit') : ''
  const active = isActiveColumn(board.workflow, index) ? t('its cards are active') : ''
  return [words, state, active].filter((part) => part !== '').join(' · ')
}

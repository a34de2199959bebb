import { parseArgs, type ParseArgsConfig } from 'node:util'
import { isListField } from '../core/card/cardFields.ts'
import { type Intent, type Place, plainFields, type SingleIntent } from '../core/edit/intent.ts'
import { type Arguments, misuse } from './arguments.ts'
import type { Command, Misuse } from './command.ts'
import { isReading, readingAction, type ReadingName } from './readingGrammar.ts'
import { type CommandName, isCommandName, usageLine } from './usage.ts'

type Options = NonNullable<ParseArgsConfig['options']>

const text = { type: 'string' } as const
const list = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const

const commonOptions = { board: text, json: flag, help: { type: 'boolean', short: 'h' } } as const satisfies Options

const ownOptions: Readonly<Record<CommandName, Options>> = {
  show: { filter: text, at: text },
  check: { strict: flag },
  add: { column: text, assignee: list, class: text, label: list, reason: text },
  move: { after: text, top: flag, bottom: flag, reason: text },
  assign: { nobody: flag, reason: text },
  block: { thief: text, reason: text, on: text },
  unblock: {},
  flag: { none: flag },
  class: { reason: text },
  retitle: {},
  set: { none: flag },
  tick: { off: flag },
  duplicate: { reason: text },
  rename: {},
  archive: {},
  column: { after: text, to: text, none: flag },
  history: {},
  compare: {},
  metrics: {
    from: text,
    to: text,
    filter: text,
    policy: text,
    days: text,
    items: text,
    window: text,
    seed: text,
    openmetrics: flag,
    csv: flag,
  },
  findings: { stolen: flag },
  view: { none: flag },
  mute: { reason: text, until: text, none: flag },
  undo: {},
  redo: {},
}

/** Understands the arguments after `wtw`, or says why it cannot. Looks at nothing but them. */
export function parseCommand(args: readonly string[]): Command | Misuse {
  const name = commandWord(args)
  if (name === null) return withoutCommand(args)
  if (!isCommandName(name.word)) return misuse(`There is no command "${name.word}".`)
  const parsed = parse(args.toSpliced(name.index, 1), ownOptions[name.word])
  if ('kind' in parsed) return { ...parsed, message: `${parsed.message}\n${usageLine(name.word)}` }
  const common = { boardFolder: parsed.text('board'), isJson: parsed.has('json') }
  if (parsed.has('help')) return { action: { kind: 'help', topic: name.word }, ...common }
  const action = actionOf(name.word, parsed)
  if (action === null) return misuse(usageLine(name.word))
  if (action.kind === 'misuse') return misuse(`${action.message}\n${usageLine(name.word)}`)
  return { action, ...common }
}

/** The first word that is neither an option nor the value of one. */
function commandWord(args: readonly string[]): { readonly word: string; readonly index: number } | null {
  const { tokens } = parseArgs({ args: [...args], options: commonOptions, strict: false, tokens: true })
  const token = tokens.find(({ kind }) => kind === 'positional')
  return token?.kind === 'positional' ? { word: token.value, index: token.index } : null
}

function withoutCommand(args: readonly string[]): Command | Misuse {
  const parsed = parse(args, {})
  if ('kind' in parsed) return parsed
  if (!parsed.has('help')) return misuse('What shall be done? `wtw --help` lists the commands.')
  return { action: { kind: 'help', topic: null }, boardFolder: null, isJson: parsed.has('json') }
}

function parse(args: readonly string[], options: Options): Arguments | Misuse {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, ...commonOptions },
      allowPositionals: true,
    })
    const all = new Map(Object.entries(values))
    return {
      words: positionals,
      has: (name) => all.get(name) === true,
      text: (name) => single(all.get(name)),
      texts: (name) => several(all.get(name)),
    }
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error))
  }
}

function single(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function several(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** null: the words or options are not those of the command. */
function actionOf(name: CommandName, given: Arguments): Command['action'] | Misuse | null {
  if (isReading(name)) return readingAction(name, given)
  const [card, task] = given.words
  if (name === 'tick') {
    if (card === undefined || given.words.length > 2) return null
    if (task === undefined) return given.has('off') ? null : { kind: 'tasks', card }
    return { kind: 'tick', card, task, isDone: !given.has('off') }
  }
  const intent = intentOf(name, given)
  return intent && { kind: 'write', intent }
}

function intentOf(name: Exclude<CommandName, ReadingName | 'tick'>, given: Arguments): Intent | null {
  const [first, second] = given.words
  const count = given.words.length
  const reason = given.text('reason')
  switch (name) {
    case 'add':
      return count === 1 && first !== undefined ? addIntent(first, given) : null
    case 'move':
      return moveIntent(given)
    case 'assign': {
      const assignees = given.words.slice(1)
      if (first === undefined || given.has('nobody') === assignees.length > 0) return null
      return { kind: 'assignCard', card: first, assignees, reason }
    }
    case 'block': {
      const thief = given.text('thief')
      if (count !== 1 || first === undefined || thief === null || reason === null) return null
      return { kind: 'blockCard', card: first, thief, reason, on: given.text('on') }
    }
    case 'flag':
      if (first === undefined || count !== (given.has('none') ? 1 : 2)) return null
      return { kind: 'flagThief', card: first, thief: second ?? null }
    case 'class':
      if (count !== 2 || first === undefined || second === undefined) return null
      return { kind: 'setClassOfService', card: first, classOfService: second, reason }
    case 'retitle':
      if (count !== 2 || first === undefined || second === undefined) return null
      return { kind: 'retitleCard', card: first, title: second }
    case 'unblock':
      return count === 1 && first !== undefined ? { kind: 'unblockCard', card: first } : null
    case 'archive':
      return together(given.words.map((card) => ({ kind: 'archiveCard', card })))
    case 'duplicate':
      return count === 1 && first !== undefined ? { kind: 'duplicateCard', card: first, reason } : null
    case 'rename':
      if (count !== 2 || first === undefined || second === undefined) return null
      return { kind: 'renameCard', card: first, id: second }
    case 'set':
      return setIntent(given)
    case 'column':
      return columnIntent(given)
    case 'view':
      if (first === undefined || count !== (given.has('none') ? 1 : 2)) return null
      return { kind: 'saveView', name: first, filter: second ?? null }
    case 'mute':
      return muteIntent(given)
    case 'undo':
    case 'redo':
      return count === 0 ? { kind: name } : null
  }
}

function moveIntent(given: Arguments): Intent | null {
  const [to, ...cards] = [...given.words].reverse()
  const place = placeOf(given)
  if (to === undefined || place === null) return null
  const reason = given.text('reason')
  return together(cards.reverse().map((card) => ({ kind: 'moveCard', card, to, place, reason })))
}

/** Several wishes as one; null: none. */
function together(intents: readonly SingleIntent[]): Intent | null {
  const [only] = intents
  if (only === undefined) return null
  return intents.length === 1 ? only : { kind: 'batch', intents, reason: null }
}

function setIntent(given: Arguments): Intent | null {
  const [card, named, ...values] = given.words
  const field = plainFields.find((one) => one === named?.toLowerCase())
  if (card === undefined || field === undefined || given.has('none') === values.length > 0) return null
  const isOne = values.length === 1 && !isListField(field)
  if (values.length > 1 && !isListField(field)) return null
  return { kind: 'setField', card, field, value: values.length === 0 ? null : isOne ? (values[0] ?? null) : values }
}

function muteIntent(given: Arguments): Intent | null {
  const [signal, card = null] = given.words
  const [reason, until] = [given.text('reason'), given.text('until')]
  if (signal === undefined || given.words.length > 2) return null
  if (given.has('none')) return reason === null && until === null ? { kind: 'unmuteFinding', signal, card } : null
  return reason === null ? null : { kind: 'muteFinding', signal, card, reason, until }
}

function columnIntent(given: Arguments): Intent | null {
  const [verb, column, value] = given.words
  const count = given.words.length
  const after = given.text('after')
  const hasOnly = (...names: readonly string[]): boolean =>
    ['after', 'to', 'none'].every((name) => names.includes(name) || (given.text(name) === null && !given.has(name)))
  if (column === undefined) return null
  if (verb === 'rename' && count === 3 && value !== undefined && hasOnly())
    return { kind: 'renameColumn', column, name: value }
  if (verb === 'limit' && count === (given.has('none') ? 2 : 3) && hasOnly('none'))
    return { kind: 'limitColumn', column, limit: value === undefined ? null : Number(value) }
  if (count !== 2) return null
  if (verb === 'add' && hasOnly('after')) return { kind: 'addColumn', name: column, after }
  if (verb === 'move' && hasOnly('after')) return { kind: 'moveColumn', column, after }
  return verb === 'remove' && hasOnly('to') ? { kind: 'removeColumn', column, cardsTo: given.text('to') } : null
}

function addIntent(title: string, given: Arguments): Intent {
  return {
    kind: 'addCard',
    title,
    column: given.text('column'),
    assignees: given.texts('assignee'),
    classOfService: given.text('class'),
    labels: given.texts('label'),
    reason: given.text('reason'),
  }
}

/** null: more than one place. */
function placeOf(given: Arguments): Place | null {
  const after = given.text('after')
  const places: readonly Place[] = [
    ...(after === null ? [] : [{ after }]),
    ...(given.has('top') ? (['top'] as const) : []),
    ...(given.has('bottom') ? (['bottom'] as const) : []),
  ]
  return places.length > 1 ? null : (places[0] ?? 'bottom')
}

import { signalName } from '../board/signalNames.ts'
import { isSignal, signals, thresholdNames } from '../board/signals.ts'
import { writeScalar } from '../card/writeScalar.ts'
import { ownFieldNames, fieldOrder } from '../card/field.ts'
import { boardKeyDocs, boardWordDocs } from './boardKeyDocs.ts'
import { boardPlace } from './boardKeys.ts'
import { namedDays } from './dates.ts'
import { intoSlot, keysInto, type Suggestion, type Suggestions, styleIn, suggestion } from './suggestion.ts'
import type { YamlSlot } from './slotReader.ts'
import { slotAt } from './yamlSlot.ts'

/** What may be written at an offset of the front matter of a `board.md`; null outside of it, and where anything may. */
export function suggestInBoard(text: string, offset: number, today: string): Suggestions | null {
  const slot = slotAt(text, offset)
  if (slot === null) return null
  if (slot.kind === 'key') {
    const present = new Set(slot.others)
    const keys = keysAt(slot.path).filter((key) => !present.has(key))
    return keys.length === 0
      ? null
      : keysInto(
          slot,
          keys.map((key) => keySuggestion(slot.path, key)),
        )
  }
  const items = wordsAt(slot, today)
  if (items.length === 0) return null
  const style = styleIn(text, slot)
  const write = (word: string): string => {
    if (style === 'plain' && /^[\w-]+$/.test(word)) return word
    return writeScalar(word, { field: 'status', names: ownFieldNames, isInFlow: slot.isInFlow, style })
  }
  return intoSlot(text, slot, { items, write })
}

function keysAt(path: readonly string[]): readonly string[] {
  const [section, signal] = path
  if (section === 'fields' && path.length === 1) return fieldOrder
  if (section === 'findings' && path.length === 1) return signals
  if (section === 'findings' && path.length === 2)
    return signal !== undefined && isSignal(signal) ? thresholdNames(signal) : []
  return boardPlace(path).keys
}

function keySuggestion(path: readonly string[], key: string): Suggestion {
  return suggestion('key', key, { docs: boardKeyDocs([...path, key]) })
}

function wordsAt({ path, others }: YamlSlot, today: string): readonly Suggestion[] {
  const name = path.join('.')
  if (name === 'iteration.start' || name === 'mutes.*.until')
    return namedDays(today, null).map(({ name, date }) =>
      suggestion('date', date, { note: name, filter: `${date} ${name}` }),
    )
  if (name === 'mutes.*.signal') return signals.map((one) => suggestion('value', one, { docs: signalName(one) }))
  const taken = new Set(others)
  return boardPlace(path)
    .words.filter((word) => !taken.has(word))
    .map((word) => suggestion('value', word, { docs: boardWordDocs(path, word) }))
}

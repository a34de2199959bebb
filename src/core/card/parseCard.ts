import { t } from '../l10n/l10n.ts'
import type { BodyFacts } from './bodyFacts.ts'
import { buildCard, fileTitle } from './buildCard.ts'
import type { Card } from './card.ts'
import { readCardFields } from './cardFields.ts'
import { blankConflicts, type Conflict, findConflict } from './conflicts.ts'
import { errorAt, type Fault } from './fault.ts'
import { type FieldNames, ownFieldNames } from './field.ts'
import { readFrontMatter, splitFrontMatter } from './frontMatter.ts'
import { utf8Length } from './readYaml.ts'
import { salvageFields } from './salvageFields.ts'
import { scanBody } from './scanBody.ts'

/** Bytes in UTF-8. */
const maxCardBytes = 1024 * 1024
/** Characters. The Markdown parser takes quadratic time on hostile text: so many hold its thread for 80 ms at worst, usual ones for two. */
const maxSettledLength = 4_000

const opening = /^\ufeff?(?:---|<<<<<<< )/

/**
 * Reads a card; null where the file has no front matter, which is then no card. Never throws: what is wrong is in the
 * card's problems, and a front matter that cannot be read makes a card that is drawn, and not written.
 */
export function parseCard(path: string, text: string, names: FieldNames): Card | null {
  if (!opening.test(text)) return null
  const fault = findCardFault(text)
  if (fault) return splitFrontMatter(text) && { ...faultyCard(path, fault, text, names), text }
  return parseReadable(path, text, findConflict(text), names)
}

function findCardFault(text: string): 'nulByte' | 'tooLarge' | null {
  if (text.includes('\0')) return 'nulByte'
  return text.length * 3 > maxCardBytes && utf8Length(text) > maxCardBytes ? 'tooLarge' : null
}

function parseReadable(path: string, text: string, conflict: Conflict | null, names: FieldNames): Card | null {
  const readable = conflict ? blankConflicts(text) : text
  const reading = readFrontMatter(readable, conflict?.start === 0 ? /\S|$/.exec(readable)?.index : 0)
  if (!reading) return null
  const { head, entries, faults } = reading
  const isBroken = faults.length > 0
  const found = readCardFields(entries, names)
  const problems: Fault[] = isBroken ? [...faults] : found.faults
  if (conflict)
    problems.unshift(
      errorAt(
        'conflictMarkers',
        conflict.start,
        conflict.end,
        t('Needs merge: git conflict markers stand in this card.'),
      ),
    )
  return buildCard({
    path,
    text,
    names,
    fields: isBroken ? salvageFields(readable, head.start, head.end, names) : found.fields,
    blockedEntry: found.blockedEntry,
    facts: scanBody(readable.slice(head.bodyStart)),
    isUnreadable: isBroken || (conflict !== null && conflict.start < head.bodyStart),
    faults: problems,
  })
}

const faultMessages = {
  notUtf8: () => t('The file is not UTF-8.'),
  nulByte: () => t('The file holds NUL bytes.'),
  outsideBoard: () => t('The file lies outside the board folder and is not read.'),
  vanished: () => t('The file was gone before it could be read.'),
  tooLarge: () => t('The file is larger than 1 MB.'),
} as const

/** A card whose file cannot be read: drawn with a mark, read-only. `head` is what is known of its text; it may be empty. */
export function faultyCard(
  path: string,
  code: keyof typeof faultMessages,
  head: string,
  names: FieldNames = ownFieldNames,
): Card {
  const split = splitFrontMatter(head)
  return buildCard({
    path,
    text: head,
    names,
    fields: split ? salvageFields(head, split.start, split.end, names) : {},
    blockedEntry: null,
    facts: { summary: '', checklist: null, heading: null, isSure: true },
    isUnreadable: true,
    faults: [errorAt(code, 0, 0, faultMessages[code]())],
  })
}

/**
 * The card with what the whole Markdown parser (`readBody` of markdownBody.ts) says of its body where the scan alone was
 * not sure; else the very same card. Costs up to some milliseconds: for after the first paint.
 */
export function settleBody(card: Card, readBody: (body: string) => BodyFacts): Card {
  const head = card.isBodySure || card.isUnreadable ? null : splitFrontMatter(card.text)
  if (!head || card.text.length - head.bodyStart > maxSettledLength) return card
  const text = findConflict(card.text) ? blankConflicts(card.text) : card.text
  const { summary, checklist, heading } = readBody(text.slice(head.bodyStart))
  const title = card.fields.title ? card.title : heading || fileTitle(card.path)
  return { ...card, title, summary, checklist, isBodySure: true }
}

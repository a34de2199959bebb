/** Where a text names a card: offsets in UTF-16 code units, `end` exclusive. */
export interface Mention {
  /** As it stands in the text. */
  readonly id: string
  readonly start: number
  readonly end: number
}

const word = /[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?/g

/** The words of a text that may be ids, as they stand there. */
export function* wordsIn(text: string): Generator<string> {
  for (const [found] of text.matchAll(word)) yield found
}

/** The text with another id wherever it names one, in whatever case. */
export function replaceMentions(text: string, id: string, to: string): string {
  const key = id.toLowerCase()
  let changed = ''
  let done = 0
  for (const { start, end } of findMentions(text, (found) => found === key)) {
    changed += text.slice(done, start) + to
    done = end
  }
  return changed + text.slice(done)
}

/**
 * The words of a text that are ids for `isId`, which is asked in lower case. A word is bounded by anything that cannot
 * stand in an id, so `SRE-7K3Q` is not named by `SRE-7K3Q-old`; a dot at its end is the sentence's.
 */
export function findMentions(text: string, isId: (id: string) => boolean): readonly Mention[] {
  const found: Mention[] = []
  for (const match of text.matchAll(word)) {
    const [id] = match
    const before = text[match.index - 1]
    if (before !== undefined && /[\w.-]/.test(before)) continue
    if (isId(id.toLowerCase())) found.push({ id, start: match.index, end: match.index + id.length })
  }
  return found
}

import type { Card } from '../card/card.ts'

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

export interface NewId {
  /** The whole id, prefix included. */
  readonly id: string
  /** Its random characters alone. */
  readonly suffix: string
}

/**
 * An id that no known card has: four random characters while fewer than 500 ids are known, five under 5,000, else six.
 * `knownIds` are in lower case; `random` holds numbers in [0, 1). null if each try was taken.
 */
export function newId(prefix: string | null, knownIds: ReadonlySet<string>, random: readonly number[]): NewId | null {
  const length = knownIds.size < 500 ? 4 : knownIds.size < 5000 ? 5 : 6
  const lead = prefix === null || prefix === '' || /[-._]$/.test(prefix) ? (prefix ?? '') : `${prefix}-`
  for (let at = 0; at + length <= random.length; at++) {
    const suffix = random
      .slice(at, at + length)
      .map((number) => alphabet.charAt(Math.floor(number * alphabet.length)))
      .join('')
    const id = lead + suffix
    if (!knownIds.has(id.toLowerCase())) return { id, suffix }
  }
  return null
}

const sampleSize = 200

/** The prefix that most of these cards' ids share (`BACK` of `BACK-12`); null if most have none. Looks at 200. */
export function commonPrefix(cards: Iterable<Card>): string | null {
  const counts = new Map<string, number>()
  let seen = 0
  for (const { id } of cards) {
    if (++seen > sampleSize) break
    const prefix = /^([A-Za-z][A-Za-z0-9]{0,15})-[A-Za-z0-9.]+$/.exec(id)?.[1]
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  }
  const [prefix, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [null, 0]
  return count * 2 > Math.min(seen, sampleSize) ? prefix : null
}

const maxSlugLength = 48

/** A title as part of a file name: small ASCII letters, digits and dashes, cut between words; may be empty. */
export function slugOf(title: string): string {
  const words = title
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, maxSlugLength) : `${slug}-${word}`
    if (longer.length > maxSlugLength) break
    slug = longer
  }
  return slug
}

/** A seeded source of numbers in [0, 1): the same seed gives the same board, run after run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words =
  'gateway region deploy replica certificate retention budget latency quota alert rollback drain queue cluster runbook'.split(
    ' ',
  )
const people = ['anne', 'bern', 'eva', 'jo', 'pia']
const columns = ['backlog', 'ready', 'in-progress', 'review', 'done']

/** The workflow that the generated cards belong to. */
export const boardText = `---
title: Benchmark wall
columns:
  - id: backlog
  - id: ready
  - id: in-progress
    name: In progress
    started: true
  - id: review
  - id: done
    finished: true
limits: {policy: warn}
---
`

/**
 * A card of about 1.5 KB. Every third is written by a person with habits: quotes, block lists, comments and CRLF.
 *
 * @param index from 0; decides id, column and rank, so that columns fill evenly and the order is known
 */
export function cardText(index: number, random: () => number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const sentence = (length: number): string => Array.from({ length }, () => pick(words)).join(' ')
  const head = {
    id: `SRE-${String(index).padStart(5, '0')}`,
    status: columns[index % columns.length] as string,
    rank: `b${String(index).padStart(4, '0')}V`,
    title: `Make the ${sentence(5)} boring`,
    person: pick(people),
    label: pick(words),
  }
  const plain = [
    '---',
    `id: ${head.id}`,
    `status: ${head.status}`,
    `rank: ${head.rank}`,
    `title: ${head.title}`,
    `assignees: [${head.person}]`,
    `labels: [${head.label}]`,
    'created: 2026-11-10',
    '---',
  ]
  const habits = [
    '---',
    `id: "${head.id}"`,
    `status: '${head.status}'   # moved by hand`,
    `rank: ${head.rank}`,
    '# what the card is called',
    `title: "${head.title}: soon"`,
    'assignees:',
    `  - ${head.person}`,
    '  - "@eva"',
    `labels: [${head.label}, 'two words']`,
    'estimate: 3',
    'created: 2026-11-10',
    '---',
  ]
  const body = ['', `${sentence(12)}.`, '', '- [x] agree', '- [ ] do', '- [ ] tell', '']
  while (body.join('\n').length < 1_250) body.push(`${sentence(14)}.`, '')
  const isHabitual = index % 3 === 0
  return [...(isHabitual ? habits : plain), ...body].join(isHabitual ? '\r\n' : '\n')
}

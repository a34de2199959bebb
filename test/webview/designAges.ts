import type { CardAge } from '../../src/core/flow/cardAges.ts'

type Fact = readonly [
  days: number,
  columnDays: number,
  band: CardAge['band'],
  passed: CardAge['passed'],
  blocked?: number,
]

const facts: Readonly<Record<string, Fact>> = {
  'sre-zx31': [1, 1, 'usual', null],
  'sre-7k3q': [12, 12, 'late', { what: 'sle', days: 10 }, 3],
  'sre-4fgt': [7, 7, 'slow', { what: 'p50', days: 5 }],
  'sre-pw5n': [4, 4, 'usual', null, 1],
  'sre-c6bm': [3, 1, 'usual', null],
  'sre-v3kh': [8, 3, 'slow', { what: 'halfSle', days: 5 }],
  'sre-1yye': [140, 2, 'late', { what: 'p85', days: 8 }],
}

const reviewed = ['sre-c6bm', 'sre-v3kh', 'sre-1yye']

/** How old the cards of the pictures are: every band, and every word for it. */
export const designAges: ReadonlyMap<string, CardAge> = new Map(
  Object.entries(facts).map(([name, [days, columnDays, band, passed, blockedDays = null]]): [string, CardAge] => [
    `${name}.md`,
    {
      days,
      column: reviewed.includes(name) ? 'review' : 'in-progress',
      columnDays,
      band,
      passed,
      isStale: band === 'late',
      blockedDays,
    },
  ]),
)

import type { Signal } from '../../../../src/core/board/signals.ts'
import { steady, type LifeStep } from '../../../fixtures/lives.ts'
import type { Wall } from './aWall.ts'

/** A wall on which a signal shows once, and its neighbours on which it must not. */
export interface SignalCase {
  readonly wall: Wall
  /** Of the card, the column or the person that it is about; null: the board. */
  readonly about: string | null
  readonly says: string
  /** Thresholds with which it does not show any more; none where it has none. */
  readonly milder?: string
  readonly quiet: Readonly<Record<string, Wall>>
}

const doing = (at: string, more: Partial<LifeStep> = {}): readonly LifeStep[] => [
  { at: '2026-11-02', to: 'ready' },
  { at, to: 'doing', ...more },
]
const many = (count: number, steps: readonly LifeStep[]): Wall['cards'] =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`C${i}`, steps]))
const done = (count: number, days: number): Wall['cards'] =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `D${i}`,
      steady({ ready: '2026-09-01', doing: '2026-09-02', done: `2026-09-${String(1 + days).padStart(2, '0')}` }),
    ]),
  )
const week = 'iteration: {start: 2026-11-16, days: 7}'
const limited = `columns: [todo, {id: doing, name: Doing, wip: 2, started: true}, done]`

export const signalCases: Readonly<Record<Signal, SignalCase>> = {
  'wip.columnOver': {
    wall: { columns: limited, cards: many(3, steady({ doing: '2026-11-23' })) },
    about: 'doing',
    says: 'Doing holds 3 cards, and its limit is 2.',
    quiet: { 'at the limit': { columns: limited, cards: many(2, steady({ doing: '2026-11-23' })) } },
  },
  'wip.personOver': {
    wall: { head: 'limits: {perPerson: 2}', cards: many(3, doing('2026-11-23', { assignees: ['Anne', 'bola'] })) },
    about: 'Anne',
    says: 'Anne has 3 active cards, and the limit is 2: C0, C1, C2.',
    quiet: {
      'without a limit': { cards: many(3, doing('2026-11-23', { assignees: ['anne'] })) },
      'where most of them are finished': {
        head: 'limits: {perPerson: 2}',
        cards: {
          ...many(2, doing('2026-11-23', { assignees: ['anne'] })),
          Z: [...doing('2026-11-20', { assignees: ['anne'] }), { at: '2026-11-23', to: 'done' }],
        },
      },
    },
  },
  'wip.expediteOver': {
    wall: { head: 'limits: {expedite: 1}', cards: many(2, doing('2026-11-23', { classOfService: 'expedite' })) },
    about: null,
    says: '2 expedite cards are active, and the limit is 1: C0, C1.',
    quiet: {
      'within the limit': {
        head: 'limits: {expedite: 2}',
        cards: many(2, doing('2026-11-23', { classOfService: 'expedite' })),
      },
    },
  },
  'wip.boardOver': {
    wall: { columns: limited, cards: many(3, steady({ doing: '2026-11-23' })) },
    about: null,
    says: '3 cards are active on the whole board. (threshold cards: 2)',
    milder: '{cards: 3}',
    quiet: { 'where a column has no limit': { cards: many(30, doing('2026-11-23')) } },
  },
  'wip.arrivals': {
    wall: { cards: { ...many(4, doing('2026-11-12')), Z: steady({ doing: '2026-11-01', done: '2026-11-02' }) } },
    about: null,
    says: 'In 14 days 4 cards were started and 0 finished. (threshold days: 14, cards: 4)',
    milder: '{cards: 5}',
    quiet: {
      'where as many were finished': {
        cards: {
          ...many(3, doing('2026-11-12')),
          Z: steady({ ready: '2026-11-01', doing: '2026-11-12', done: '2026-11-20' }),
        },
      },
      'where they were brought in': {
        cards: many(9, steady({ doing: '2026-11-12' })),
        facts: Object.fromEntries(Object.keys(many(9, [])).map((id) => [id, { isImport: true }])),
      },
      'on a young board': {
        cards: { OLD: [{ at: '2026-11-11' }], ...many(9, steady({ ready: '2026-11-11', doing: '2026-11-12' })) },
      },
    },
  },
  'wip.ageRising': {
    wall: { cards: many(1, doing('2026-11-01')) },
    about: null,
    says: 'All active cards together are 24 days old; 14 days ago it was 10. (threshold days: 14, percent: 50)',
    milder: '{percent: 150}',
    quiet: {
      'where nothing was active before': { cards: many(1, doing('2026-11-20')) },
      'where old work was finished': {
        cards: { A: doing('2026-11-01'), B: steady({ doing: '2026-10-20', done: '2026-11-20' }) },
      },
    },
  },
  'dependencies.foundLate': {
    wall: { cards: { A: [...doing('2026-11-16'), { at: '2026-11-20', block: { on: 'network-team' } }] } },
    about: 'A',
    says: 'A has waited for network-team since 4 days after it was started, and no depends_on named it.',
    quiet: {
      'where depends_on named it': {
        cards: {
          A: [...doing('2026-11-16', { dependsOn: ['B'] }), { at: '2026-11-20', block: { on: 'b' } }],
          B: [{ at: '2026-11-02' }],
        },
      },
      'where nobody knows what it waits for': {
        cards: { A: [...doing('2026-11-16'), { at: '2026-11-20', block: {} }] },
      },
      'where it was blocked before it was started': {
        cards: {
          A: [
            { at: '2026-11-02', block: { on: 'x' } },
            { at: '2026-11-16', to: 'doing' },
          ],
        },
      },
      'where it waits no longer': {
        cards: {
          A: [...doing('2026-11-16'), { at: '2026-11-20', block: { on: 'x' } }, { at: '2026-11-21', block: null }],
        },
      },
      'where the card is finished': {
        cards: {
          A: [...doing('2026-11-16'), { at: '2026-11-20', block: { on: 'x' } }, { at: '2026-11-21', to: 'done' }],
        },
      },
    },
  },
  'dependencies.unfinished': {
    wall: {
      cards: {
        A: doing('2026-11-23', { dependsOn: ['B', 'C'] }),
        B: [{ at: '2026-11-02' }],
        C: steady({ done: '2026-11-02' }),
      },
    },
    about: 'A',
    says: 'A is active, and what it depends on is not finished: B. (threshold cards: 1)',
    milder: '{cards: 2}',
    quiet: {
      'where it is not started': { cards: { A: [{ at: '2026-11-02', dependsOn: ['B'] }], B: [{ at: '2026-11-02' }] } },
      'where all is finished': {
        cards: { A: doing('2026-11-23', { dependsOn: ['b'] }), B: steady({ done: '2026-11-02' }) },
      },
    },
  },
  'dependencies.cycle': {
    wall: {
      cards: {
        A: [{ at: '2026-11-02', dependsOn: ['B'] }],
        B: [{ at: '2026-11-02', dependsOn: ['c'] }],
        C: [{ at: '2026-11-02', dependsOn: ['A'] }],
      },
    },
    about: 'A',
    says: 'None of them can be first: A → B → C → A.',
    quiet: {
      'where two wait for the same': {
        cards: {
          A: [{ at: '2026-11-02', dependsOn: ['B', 'C'] }],
          B: [{ at: '2026-11-02', dependsOn: ['C'] }],
          C: [{ at: '2026-11-02' }],
        },
      },
      'where one of them is finished': {
        cards: {
          A: [{ at: '2026-11-02', dependsOn: ['B'] }],
          B: [
            { at: '2026-11-02', dependsOn: ['A'] },
            { at: '2026-11-03', to: 'done' },
          ],
        },
      },
    },
  },
  'dependencies.dangling': {
    wall: { cards: { A: [{ at: '2026-11-02', dependsOn: ['B', 'OLD'] }] } },
    about: 'A',
    says: 'A depends on what is no card of this board: B.',
    quiet: {
      'where the card is finished': { cards: { A: [{ at: '2026-11-02', to: 'done', dependsOn: ['B'] }] } },
      'in another case': { cards: { A: [{ at: '2026-11-02', dependsOn: ['old'] }] } },
    },
  },
  'dependencies.sameBlocker': {
    wall: {
      cards: {
        ...many(2, doing('2026-11-23', { block: { on: 'network-team' } })),
        Z: [{ at: '2026-11-02', block: { on: 'Network-Team' } }],
      },
    },
    about: null,
    says: '3 blocked cards wait for Network-Team: Z, C0, C1. (threshold cards: 3)',
    milder: '{cards: 4}',
    quiet: {
      'where they wait for nothing named': { cards: many(5, doing('2026-11-23', { block: {} })) },
      'where they wait for several': {
        cards: {
          ...many(2, doing('2026-11-23', { block: { on: 'x' } })),
          Z: doing('2026-11-23', { block: { on: 'y' } }),
        },
      },
    },
  },
  'unplanned.firstSeenActive': {
    wall: { cards: { A: steady({ doing: '2026-11-20' }) } },
    about: 'A',
    says: 'A was first seen on 20 Nov, already in doing. (threshold days: 14)',
    milder: '{days: 3}',
    quiet: {
      'where it came with many': { cards: { A: steady({ doing: '2026-11-20' }) }, facts: { A: { isImport: true } } },
      'where it came with the board': { cards: { OLD: [{ at: '2026-11-20' }], A: steady({ doing: '2026-11-20' }) } },
      'where it is finished': { cards: { A: steady({ doing: '2026-11-20', done: '2026-11-21' }) } },
      'where it had waited': { cards: { A: doing('2026-11-20') } },
    },
  },
  'unplanned.expedited': {
    wall: { cards: { A: [{ at: '2026-11-02' }, { at: '2026-11-20', classOfService: 'expedite' }] } },
    about: 'A',
    says: 'A became expedite on 20 Nov. (threshold days: 7)',
    milder: '{days: 3}',
    quiet: {
      'where it was before the iteration': {
        head: week,
        cards: { A: [{ at: '2026-11-02' }, { at: '2026-11-20', classOfService: 'expedite' }] },
      },
      'where it is no longer': {
        cards: {
          A: [
            { at: '2026-11-02' },
            { at: '2026-11-20', classOfService: 'expedite' },
            { at: '2026-11-21', classOfService: 'standard' },
          ],
        },
      },
      'where it was from the start': { cards: { A: [{ at: '2026-11-23', classOfService: 'expedite' }] } },
    },
  },
  'unplanned.notPlanned': {
    wall: { cards: { A: doing('2026-11-23'), B: doing('2026-11-23') }, planned: ['b'] },
    about: 'A',
    says: 'A is started, and was not planned at the last planning.',
    quiet: {
      'where no planning is known': { cards: { A: doing('2026-11-23') } },
      'where it is not started': { cards: { A: [{ at: '2026-11-20' }] }, planned: [] },
      'where it was planned under another id': {
        cards: { A: doing('2026-11-23') },
        facts: { A: { ids: ['X', 'A'] } },
        planned: ['x'],
      },
    },
  },
  'unplanned.share': {
    wall: {
      head: 'iteration: {start: 2026-11-17, days: 14}',
      cards: {
        ...many(2, steady({ doing: '2026-11-20' })),
        Y: doing('2026-11-20'),
        Z: [...doing('2026-11-19'), { at: '2026-11-20', to: 'done' }],
      },
    },
    about: null,
    says: 'Of 4 cards that were started in this iteration, 2 were not planned (50 %). (threshold percent: 30, cards: 4, workdays: 2)',
    milder: '{percent: 60}',
    quiet: {
      'at the start of an iteration': {
        head: 'iteration: {start: 2026-11-23, days: 7}',
        cards: many(6, steady({ doing: '2026-11-23' })),
      },
      'of few cards': { head: week, cards: many(3, steady({ doing: '2026-11-23' })) },
      'without an iteration': { cards: many(6, steady({ doing: '2026-11-20' })) },
      'where they came with many': {
        head: 'iteration: {start: 2026-11-17, days: 14}',
        cards: many(6, steady({ doing: '2026-11-20' })),
        facts: Object.fromEntries(Object.keys(many(6, [])).map((id) => [id, { isImport: true }])),
      },
    },
  },
  'priorities.twoTop': {
    wall: {
      cards: {
        A: doing('2026-11-23', { rank: 'a0', assignees: ['anne'] }),
        B: doing('2026-11-23', { rank: 'a1', classOfService: 'expedite', assignees: ['Anne'] }),
      },
    },
    about: 'anne',
    says: '2 cards at the top wait for anne at once: A, B. (threshold cards: 2)',
    milder: '{cards: 3}',
    quiet: {
      'where it is all there is': {
        cards: { A: doing('2026-11-23', { assignees: ['anne'] }), B: steady({ review: '2026-11-02' }) },
      },
      'where two share them': {
        cards: {
          A: doing('2026-11-23', { rank: 'a0', assignees: ['anne'] }),
          B: doing('2026-11-23', { rank: 'a1', classOfService: 'expedite', assignees: ['bola'] }),
        },
      },
    },
  },
  'priorities.reranked': {
    wall: {
      cards: {
        A: [
          ...doing('2026-11-16', { rank: 'a1' }),
          { at: '2026-11-19', rank: 'a2' },
          { at: '2026-11-20', rank: 'a0' },
          { at: '2026-11-21', classOfService: 'fixed-date' },
        ],
      },
    },
    about: 'A',
    says: 'Order or class of A changed 3 times in 7 days, after it was started. (threshold times: 3, days: 7)',
    milder: '{times: 4}',
    quiet: {
      'where it moved': {
        cards: {
          A: [
            ...doing('2026-11-16', { rank: 'a1' }),
            { at: '2026-11-19', to: 'review', rank: 'a2' },
            { at: '2026-11-20', to: 'doing', rank: 'a0' },
            { at: '2026-11-21', to: 'review', rank: 'a4' },
          ],
        },
      },
      'where it was before the start': {
        cards: {
          A: [
            { at: '2026-11-18', rank: 'a1' },
            { at: '2026-11-19', rank: 'a2' },
            { at: '2026-11-20', rank: 'a0' },
            { at: '2026-11-21', rank: 'a3' },
            { at: '2026-11-22', to: 'doing' },
          ],
        },
      },
    },
  },
  'priorities.expedites': {
    wall: { cards: many(2, doing('2026-11-23', { classOfService: 'expedite' })) },
    about: null,
    says: '2 expedite cards are active at once: C0, C1. (threshold cards: 1)',
    milder: '{cards: 2}',
    quiet: {
      'where the team allows two': {
        head: 'limits: {expedite: 2}',
        cards: many(2, doing('2026-11-23', { classOfService: 'expedite' })),
      },
      'where one of them waits': {
        cards: {
          A: doing('2026-11-23', { classOfService: 'expedite' }),
          B: [{ at: '2026-11-02', classOfService: 'expedite' }],
        },
      },
    },
  },
  'priorities.lowerPulled': {
    wall: {
      cards: {
        A: [
          { at: '2026-11-02', to: 'ready', rank: 'a1' },
          { at: '2026-11-20', to: 'doing', rank: 'a0' },
        ],
        B: [{ at: '2026-11-02', to: 'ready', rank: 'a0' }],
      },
    },
    about: 'A',
    says: 'A was started while higher cards were ready and free: B. (threshold cards: 1, days: 7)',
    milder: '{days: 3}',
    quiet: {
      'where the higher was blocked': {
        cards: {
          A: [
            { at: '2026-11-02', to: 'ready', rank: 'a1' },
            { at: '2026-11-20', to: 'doing', rank: 'a0' },
          ],
          B: [
            { at: '2026-11-02', to: 'ready', rank: 'a0', block: {} },
            { at: '2026-11-21', block: null },
          ],
        },
      },
      'where the higher waits for another': {
        cards: {
          A: [
            { at: '2026-11-02', to: 'ready', rank: 'a1' },
            { at: '2026-11-20', to: 'doing', rank: 'a0' },
          ],
          B: [{ at: '2026-11-02', to: 'ready', rank: 'a0', dependsOn: ['OLD'] }],
        },
      },
      'where the other came later': {
        cards: {
          A: [
            { at: '2026-11-02', to: 'ready', rank: 'a1' },
            { at: '2026-11-20', to: 'doing', rank: 'a0' },
          ],
          B: [{ at: '2026-11-21', to: 'ready', rank: 'a0' }],
        },
      },
      'where the other rose later': {
        cards: {
          A: [
            { at: '2026-11-02', to: 'ready', rank: 'a1' },
            { at: '2026-11-20', to: 'doing', rank: 'a0' },
          ],
          B: [
            { at: '2026-11-02', to: 'ready', rank: 'a2' },
            { at: '2026-11-21', rank: 'a0' },
          ],
        },
      },
      'of expedite': {
        cards: {
          A: [
            { at: '2026-11-02', to: 'ready', rank: 'a1', classOfService: 'expedite' },
            { at: '2026-11-20', to: 'doing', rank: 'a0' },
          ],
          B: [{ at: '2026-11-02', to: 'ready', rank: 'a0' }],
        },
      },
    },
  },
  'priorities.flips': {
    wall: {
      cards: { A: [...doing('2026-11-16'), { at: '2026-11-18', to: 'ready' }, { at: '2026-11-20', to: 'doing' }] },
    },
    about: 'A',
    says: 'A was put back and started again 1 time in 14 days. (threshold times: 1, days: 14)',
    milder: '{days: 3}',
    quiet: {
      'where it went to and fro while active': {
        cards: { A: [...doing('2026-11-16'), { at: '2026-11-18', to: 'review' }, { at: '2026-11-20', to: 'doing' }] },
      },
      'where it was only put back': { cards: { A: [...doing('2026-11-16'), { at: '2026-11-18', to: 'ready' }] } },
    },
  },
  'neglected.overSle': {
    wall: { head: 'sle: {percentile: 85, days: 10}', cards: { A: doing('2026-11-14') } },
    about: 'A',
    says: 'A is 11 days old. (threshold days: 10)',
    milder: '{days: 11}',
    quiet: {
      'on the last day of it': { head: 'sle: {percentile: 85, days: 10}', cards: { A: doing('2026-11-15') } },
      'without one': { cards: { A: doing('2026-11-03') } },
      'where it is finished': {
        head: 'sle: {percentile: 85, days: 10}',
        cards: { A: [...doing('2026-11-04'), { at: '2026-11-24', to: 'done' }] },
      },
    },
  },
  'neglected.untouched': {
    wall: { cards: { A: doing('2026-11-19') } },
    about: 'A',
    says: 'A has been untouched for 5 days, since 19 Nov. (threshold days: 5)',
    milder: '{days: 6}',
    quiet: {
      'over a weekend': { head: week, cards: { A: doing('2026-11-19') } },
      'where it was changed since the newest commit': { cards: { A: doing('2026-11-10') }, touched: ['a'] },
      'where it waits': { cards: { A: [{ at: '2026-11-02' }] } },
      'where its text was changed': { cards: { A: [...doing('2026-11-10'), { at: '2026-11-22', body: 'More.' }] } },
    },
  },
  'neglected.stuckInColumn': {
    wall: { cards: { ...done(12, 3), A: doing('2026-11-21') } },
    about: 'A',
    says: 'A has been in Doing for 4 days; of 12 cards before it, 85 % left it within 3 days. (threshold percentile: 85, cards: 12)',
    milder: '{cards: 13}',
    quiet: {
      'as long as most': { cards: { ...done(12, 3), A: doing('2026-11-22') } },
      'where too few went before': { cards: { ...done(11, 3), A: doing('2026-11-10') } },
    },
  },
  'neglected.movedBack': {
    wall: { cards: { A: [...doing('2026-11-16'), { at: '2026-11-21', to: 'ready' }] } },
    about: 'A',
    says: 'A has been untouched for 3 days, since 21 Nov. It had been started, and was moved back to ready. (threshold days: 3)',
    milder: '{days: 4}',
    quiet: {
      'where it was never started': { cards: { A: [{ at: '2026-11-02', to: 'ready' }] } },
      'where it was touched since': {
        cards: { A: [...doing('2026-11-16'), { at: '2026-11-18', to: 'ready' }, { at: '2026-11-23', rank: 'a0' }] },
      },
    },
  },
  'neglected.nobody': {
    wall: { cards: { A: doing('2026-11-23') } },
    about: 'A',
    says: 'A was started on 23 Nov, and nobody is assigned to it. (threshold days: 1)',
    milder: '{days: 2}',
    quiet: {
      'on its first day': { cards: { A: doing('2026-11-24') } },
      'where somebody is': { cards: { A: doing('2026-11-16', { assignees: ['anne'] }) } },
    },
  },
  'neglected.blockedUntouched': {
    wall: { cards: { A: [...doing('2026-11-16'), { at: '2026-11-20', block: {} }] } },
    about: 'A',
    says: 'A has been untouched for 4 days, since 20 Nov. It is blocked. (threshold days: 3)',
    milder: '{days: 4}',
    quiet: {
      'for three days': { cards: { A: [...doing('2026-11-16'), { at: '2026-11-21', block: {} }] } },
      'where it is blocked no longer': {
        cards: { A: [...doing('2026-11-16'), { at: '2026-11-17', block: {} }, { at: '2026-11-18', block: null }] },
      },
    },
  },
}

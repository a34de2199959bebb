import { steady } from '../../../fixtures/lives.ts'
import { doing, many, limited, type SignalCase } from './signalCase.ts'

export const tooMuchWipCases = {
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
} as const satisfies Readonly<Record<string, SignalCase>>

import { steady } from '../../../fixtures/lives.ts'
import { doing, many, week, type SignalCase } from './signalCase.ts'

export const unplannedWorkCases = {
  'unplanned.firstSeenActive': {
    wall: { cards: { A: steady({ doing: '2026-11-20' }) } },
    about: 'A',
    says: 'A was first seen on 20 Nov, already in Doing. (threshold days: 14)',
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
} as const satisfies Readonly<Record<string, SignalCase>>

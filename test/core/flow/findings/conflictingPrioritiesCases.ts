import { steady } from '../../../fixtures/lives.ts'
import { doing, many, type SignalCase } from './signalCase.ts'

export const conflictingPrioritiesCases = {
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
} as const satisfies Readonly<Record<string, SignalCase>>

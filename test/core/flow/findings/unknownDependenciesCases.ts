import { steady } from '../../../fixtures/lives.ts'
import { doing, many, type SignalCase } from './signalCase.ts'

export const unknownDependenciesCases = {
  'dependencies.foundLate': {
    wall: { cards: { A: [...doing('2026-11-16'), { at: '2026-11-20', block: { on: 'network-team' } }] } },
    about: 'A',
    says: 'A was blocked on network-team 4 days after it was started, and no depends_on named it.',
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
} as const satisfies Readonly<Record<string, SignalCase>>

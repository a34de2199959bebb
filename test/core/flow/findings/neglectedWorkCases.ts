import { doing, done, week, type SignalCase } from './signalCase.ts'

export const neglectedWorkCases = {
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
} as const satisfies Readonly<Record<string, SignalCase>>

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { isCalendarDate } from '../../../src/core/card/isCalendarDate.ts'
import { addDays, namedDays, readDates } from '../../../src/core/language/dates.ts'

const today = '2026-11-24'

describe('a date as people write it', () => {
  for (const [written, expected] of [
    ['2026-1-2', ['2026-01-02']],
    ['2026/1/2', ['2026-01-02']],
    ['20260102', ['2026-01-02']],
    ['2026-01-02T10:00:00Z', ['2026-01-02']],
    ['2026-13-05', ['2026-05-13']],
    ['2026-02-30', ['2026-02-28']],
    ['12.01.2026', ['2026-01-12', '2026-12-01']],
    ['31.12.26', ['2026-12-31']],
    ['1/2/2026', ['2026-01-02', '2026-02-01']],
    ['Jan 2', ['2027-01-02']],
    ['2. März 2027', ['2027-03-02']],
    ['December 31st', ['2026-12-31']],
    ['tomorrow', ['2026-11-25']],
    ['next friday', ['2026-11-27']],
    ['whenever', []],
    ['constructor', []],
    ['', []],
  ] as const)
    it(`is read: ${written}`, () => assert.deepEqual(readDates(written, today, 'coming'), expected))

  it('without a year lies in the past where it must', () => {
    assert.deepEqual(readDates('31 Dec', today, 'past'), ['2025-12-31'])
  })

  it('is a day of the calendar or nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.ok(readDates(text, today, 'coming').every(isCalendarDate))))
  })
})

describe('days with a name', () => {
  it('are days of the calendar, also over the end of the year', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01')
    assert.ok(namedDays('2026-12-30', null).every(({ date }) => isCalendarDate(date)))
  })

  it('know the last workday of the iteration', () => {
    const iteration = { start: '2026-11-16', days: 14, workdays: ['mon', 'thu'] } as const
    assert.equal(namedDays(today, iteration).find(({ name }) => name === 'end of the iteration')?.date, '2026-11-26')
  })
})

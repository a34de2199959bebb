import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { dateOf, dayNumber } from '../../../src/core/flow/day.ts'
import { dayCounter } from '../../../src/core/flow/dayCounter.ts'
import { lifeOf } from '../../fixtures/lives.ts'
import { reportOf, workflowOf } from './flowOf.ts'

function dateIn(timezone: string, instant: string): string {
  return dateOf(dayCounter(timezone)(Date.parse(instant)))
}

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
  'Africa/Casablanca',
]

describe('days in a zone', () => {
  it('begin where midnight is', () => {
    assert.equal(dateIn('Europe/Berlin', '2026-11-15T22:59:59Z'), '2026-11-15')
    assert.equal(dateIn('Europe/Berlin', '2026-11-15T23:00:00Z'), '2026-11-16')
    assert.equal(dateIn('America/Los_Angeles', '2026-11-16T07:59:59Z'), '2026-11-15')
    assert.equal(dateIn('Asia/Kathmandu', '2026-11-15T18:15:00Z'), '2026-11-16')
  })

  it('are 23 and 25 hours long when clocks change', () => {
    assert.equal(dateIn('Europe/Berlin', '2026-03-28T22:59:59Z'), '2026-03-28')
    assert.equal(dateIn('Europe/Berlin', '2026-03-28T23:00:00Z'), '2026-03-29')
    assert.equal(dateIn('Europe/Berlin', '2026-03-29T21:59:59Z'), '2026-03-29')
    assert.equal(dateIn('Europe/Berlin', '2026-03-29T22:00:00Z'), '2026-03-30')
    assert.equal(dateIn('Europe/Berlin', '2026-10-25T22:59:59Z'), '2026-10-25')
    assert.equal(dateIn('Europe/Berlin', '2026-10-25T23:00:00Z'), '2026-10-26')
  })

  it('may be missing: Samoa had no 30 December 2011', () => {
    assert.equal(dateIn('Pacific/Apia', '2011-12-30T09:59:59Z'), '2011-12-29')
    assert.equal(dateIn('Pacific/Apia', '2011-12-30T10:00:00Z'), '2011-12-31')
  })

  it('are those that Intl names, at any instant', () => {
    for (const timezone of zones) {
      const dayOf = dayCounter(timezone)
      const format = new Intl.DateTimeFormat('en-CA', {
        timeZone: timezone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      })
      const instant = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2035, 0) })
      fc.assert(
        fc.property(instant, (at) => assert.equal(dateOf(dayOf(at)), format.format(at), `${timezone} ${at}`)),
        { numRuns: 300 },
      )
    }
  })

  it('come fast for 100,000 instants', () => {
    const begin = Date.UTC(2024, 0)
    const instants = Array.from({ length: 100_000 }, (_, i) => begin + i * 900_001)
    const before = process.cpuUsage()
    const dayOf = dayCounter('Europe/Berlin')
    for (const at of instants) dayOf(at)
    const took = process.cpuUsage(before).user / 1000
    assert.ok(took < 100, `${took} ms`)
  })

  it('go both ways', () => {
    fc.assert(fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => dayNumber(dateOf(day)) === day))
  })
})

describe('a cycle time over a change of clocks', () => {
  it('counts days, not hours', () => {
    const workflow = workflowOf(
      'timezone: Europe/Berlin\ncolumns: [{id: backlog}, {id: doing, started: true}, {id: done, finished: true}]',
    )
    const spring = lifeOf(workflow, 'spring', [
      { at: '2026-03-01' },
      { at: '2026-03-28T22:30', to: 'doing' },
      { at: '2026-03-29T22:30', to: 'done' },
    ])
    const autumn = lifeOf(workflow, 'autumn', [
      { at: '2026-10-01' },
      { at: '2026-10-24T22:30', to: 'doing' },
      { at: '2026-10-25T22:30', to: 'done' },
    ])
    const { cycleTime, timezone } = reportOf([spring, autumn], workflow, { from: '2026-03-01', to: '2026-12-01' })
    assert.equal(timezone, 'Europe/Berlin')
    assert.deepEqual(
      cycleTime.items.map(({ card, started, finished, days }) => [card, started, finished, days]),
      [
        ['spring', '2026-03-28', '2026-03-30', 3],
        ['autumn', '2026-10-25', '2026-10-25', 1],
      ],
    )
  })
})

import assert from 'node:assert/strict'
import { iterationLabel } from '../../../src/core/view/iterationLabel.ts'

describe('the day of an iteration', () => {
  const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
  const week = { start: '2026-11-16', days: 7, workdays }

  it('counts workdays, in ISO weeks', () => {
    assert.equal(iterationLabel(week, '2026-11-16'), 'Week 47 · day 1 of 5')
    assert.equal(iterationLabel(week, '2026-11-20'), 'Week 47 · day 5 of 5')
    assert.equal(iterationLabel(week, '2026-11-22'), 'Week 47 · no workday')
    assert.equal(iterationLabel(week, '2026-11-24'), 'Week 48 · day 2 of 5')
  })

  it('goes on over the turn of the year, and before the first start', () => {
    assert.equal(iterationLabel(week, '2026-12-31'), 'Week 53 · day 4 of 5')
    assert.equal(iterationLabel(week, '2027-01-04'), 'Week 1 · day 1 of 5')
    assert.equal(iterationLabel(week, '2026-11-10'), 'Week 46 · day 2 of 5')
    assert.equal(iterationLabel({ ...week, start: '1969-12-29' }, '1970-01-01'), 'Week 1 · day 4 of 5')
  })

  it('may last longer than a week', () => {
    const two = { ...week, days: 14 }
    assert.equal(iterationLabel(two, '2026-11-23'), 'Weeks 47–48 · day 6 of 10')
    assert.equal(iterationLabel({ ...week, days: 5, start: '2026-11-18' }, '2026-11-19'), 'Week 47 · day 2 of 3')
  })

  it('knows the workdays of the team', () => {
    const days = ['sun', 'mon', 'tue', 'wed', 'thu'] as const
    assert.equal(iterationLabel({ start: '2026-11-15', days: 7, workdays: days }, '2026-11-15'), 'Week 46 · day 1 of 5')
  })
})

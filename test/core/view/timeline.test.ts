import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { timelineOf } from '../../../src/core/view/timeline.ts'
import { commitOf, pastWall } from '../../fixtures/pastWall.ts'

const told = [
  { files: {}, at: '2026-11-15T23:30:00Z', author: 'Anne', subject: 'one' },
  { files: {}, at: '2026-11-16T10:00:00Z', author: 'Bola' },
  { files: {}, at: '2026-11-14T10:00:00Z', author: 'Anne' },
  { files: {}, at: '2026-11-17T10:00:00Z', author: 'Anne' },
]

describe('the timeline', () => {
  const { history } = pastWall(told)

  it('counts days in the zone of the board, and never goes back', () => {
    const { days, dayOf } = timelineOf(history, [], 'Europe/Berlin')
    assert.deepEqual(days, ['2026-11-16', '2026-11-17'])
    assert.deepEqual(dayOf, [0, 0, 0, 1])
  })

  it('names each author once', () => {
    const { people, authors, subjects } = timelineOf(history, [], null)
    assert.deepEqual([people, authors, subjects[0]], [['Anne', 'Bola'], [0, 1, 0, 0], 'one'])
  })

  it('has the meetings of the moments that it has', () => {
    const meetings = [
      { commit: commitOf(3), kind: 'walk' },
      { commit: commitOf(1), kind: 'planning' },
      { commit: 'elsewhere', kind: 'walk' },
    ] as const
    assert.deepEqual(timelineOf(history, meetings, 'UTC').meetings, [
      { moment: 1, kind: 'planning' },
      { moment: 3, kind: 'walk' },
    ])
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { HistoryGaps } from '../../../src/core/history/history.ts'
import { gapSentences } from '../../../src/core/view/gapSentences.ts'

const none: HistoryGaps = { isShallow: false, missingVersions: 0, skewedCards: 0, withoutWorkflow: 0 }

describe('the gaps of a history', () => {
  it('are said, each in a sentence of its own, and none where there is none', () => {
    assert.deepEqual(gapSentences(none), [])
    assert.match(gapSentences({ ...none, isShallow: true }).join('|'), /^This clone is shallow: [^|]*$/)
    assert.match(gapSentences({ ...none, missingVersions: 1 }).join('|'), /^1 version of a card [^|]*$/)
    assert.match(gapSentences({ ...none, skewedCards: 2 }).join('|'), /^Clocks disagree [^|]* on 2 cards: [^|]*$/)
    assert.match(gapSentences({ ...none, withoutWorkflow: 3 }).join('|'), /^3 commits have no board\.md[^|]*$/)
    const all: HistoryGaps = { isShallow: true, missingVersions: 2, skewedCards: 1, withoutWorkflow: 1 }
    assert.equal(gapSentences(all).length, 4)
  })
})

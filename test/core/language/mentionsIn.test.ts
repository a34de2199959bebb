import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { ownFieldNames } from '../../../src/core/card/field.ts'
import { parseCard } from '../../../src/core/card/parseCard.ts'
import { isInLink, referenceAt, referencesIn } from '../../../src/core/language/mentionsIn.ts'
import { nearest } from '../../../src/core/language/nearest.ts'
import { atCursor } from './aWriting.ts'

const isId = (id: string): boolean => ['t-1', 't-2', 'notes'].includes(id)

describe('references', () => {
  it('say what they are, in code too', () => {
    const text =
      '---\nid: T-1\ndepends_on: [T-2, notes]\nblocked_on: t-2\n---\nSee `T-2`, not T-22 or notes.\n```\nT-1\n```\n'
    const card = parseCard('x.md', text, ownFieldNames)
    assert.deepEqual(
      referencesIn(text, card, isId).map(({ kind, id }) => `${kind} ${id}`),
      ['definition T-1', 'dependsOn T-2', 'dependsOn notes', 'blockedOn t-2', 'mention T-2', 'mention T-1'],
    )
  })

  it('are found at the cursor', () => {
    const at = (marked: string): string | undefined => {
      const { text, offset } = atCursor(marked)
      return referenceAt(text, offset, null, isId)?.id
    }
    assert.equal(at('one\nsee T-|2, please\n'), 'T-2')
    assert.equal(at('see T-2|'), 'T-2')
    assert.equal(at('see| T-2'), undefined)
    assert.equal(at('no|tes'), undefined)
  })

  it('inside of addresses are told from others', () => {
    const isLinked = (text: string): boolean =>
      isInLink(text, { id: 'T-1', start: text.indexOf('T-1'), end: text.indexOf('T-1') + 3 })
    assert.ok(isLinked('[x](T-1.md)') && isLinked('https://a.b/T-1') && isLinked('[x](<a T-1>)'))
    assert.ok(!isLinked('[T-1](x)') && !isLinked('https://a.b T-1'))
  })
})

describe('the nearest words', () => {
  it('count what is put in, taken out, exchanged and swapped, but not case and dashes', () => {
    const one = (a: string, b: string): number | undefined => nearest(a, [b])[0]?.distance
    assert.deepEqual(
      [one('In Progress', 'in-progress'), one('doen', 'done'), one('revew', 'review'), one('', 'abc')],
      [0, 1, 1, 3],
    )
    assert.deepEqual(nearest('dont', ['todo', 'done', 'doing'], 1), [{ word: 'done', distance: 1 }])
  })
})

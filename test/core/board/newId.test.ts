import assert from 'node:assert/strict'
import fc from 'fast-check'
import { commonPrefix, newId, slugOf } from '../../../src/core/board/newId.ts'
import { boardOf, cardFiles, smallBoard } from './boardOf.ts'

const zeros = Array.from({ length: 64 }, () => 0)
const known = (count: number): ReadonlySet<string> => new Set(Array.from({ length: count }, (_, i) => `old-${i}`))

describe('a new id', () => {
  it('is the prefix and random characters, the longer the more ids are known', () => {
    assert.deepEqual(newId('SRE', known(499), zeros), { id: 'SRE-2222', suffix: '2222' })
    assert.deepEqual(newId('SRE', known(500), zeros), { id: 'SRE-22222', suffix: '22222' })
    assert.deepEqual(newId('SRE', known(4999), zeros)?.suffix.length, 5)
    assert.deepEqual(newId('SRE', known(5000), zeros)?.suffix.length, 6)
    assert.equal(newId(null, known(0), zeros)?.id, '2222')
    assert.equal(newId('SRE_', known(0), zeros)?.id, 'SRE_2222')
  })

  it('is none that is known, whatever its case', () => {
    const random = [...zeros.slice(0, 4), 0.999, ...zeros]
    assert.equal(newId('SRE', new Set(['sre-2222']), random)?.id, 'SRE-222Z')
    assert.equal(newId('SRE', new Set(['sre-2222']), zeros), null)
  })

  it('has only characters that nobody mistakes for others', () => {
    const numbers = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
      minLength: 64,
      maxLength: 64,
    })
    fc.assert(
      fc.property(numbers, (random) => {
        assert.match(newId(null, new Set(), random)?.id ?? '', /^[2-9A-HJKMNP-TV-Z]{4}$/)
      }),
    )
  })

  it('takes the prefix that most cards have', () => {
    const prefixOf = (...ids: readonly string[]): string | null => {
      const files = cardFiles(...ids.map((id) => [id, 'todo'] as const))
      return commonPrefix(boardOf({ 'board.md': smallBoard, ...files }).cardsByPath.values())
    }
    assert.equal(prefixOf('BACK-1', 'BACK-2.1', 'task-3'), 'BACK')
    assert.equal(prefixOf('BACK-1', 'task-3'), null)
    assert.equal(prefixOf('replace-the-mesh', '7K3Q'), null)
    assert.equal(prefixOf(), null)
  })
})

describe("a title's slug", () => {
  it('is small ASCII words, cut between them', () => {
    assert.equal(slugOf('Replace the VPC peering mesh!'), 'replace-the-vpc-peering-mesh')
    assert.equal(slugOf('Größe ändern – Łódź'), 'grosse-andern-odz')
    assert.equal(slugOf('  ../..\\etc:passwd  '), 'etc-passwd')
    assert.equal(slugOf('看板'), '')
    assert.equal(slugOf('x'.repeat(200)).length, 48)
    assert.equal(
      slugOf('one two three four five six seven eight nine ten'),
      'one-two-three-four-five-six-seven-eight-nine-ten',
    )
    assert.equal(
      slugOf('one two three four five six seven eight nine eleven'),
      'one-two-three-four-five-six-seven-eight-nine',
    )
  })

  it('is always safe in a file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/.test(slugOf(title))),
    )
  })
})

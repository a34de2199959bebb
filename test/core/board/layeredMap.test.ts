import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LayeredMap } from '../../../src/core/board/layeredMap.ts'

describe('a map in two layers', () => {
  it('says what a map would say, and leaves the one before as it was', () => {
    const change = fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'é', '', '__proto__'),
      fc.option(fc.nat(9), { nil: undefined }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 3 })), (rounds) => {
        const plain = new Map<string, number>()
        let map = LayeredMap.from<number>(new Map())
        for (const changes of rounds) {
          const [before, old] = [map, new Map(map)]
          map = map.with(changes)
          for (const [key, value] of changes) {
            if (value === undefined) plain.delete(key)
            else plain.set(key, value)
          }
          assert.deepEqual(new Map(map), plain)
          assert.deepEqual(new Map(before), old)
          assert.equal(map.size, plain.size)
          for (const key of ['a', '', 'x', '__proto__']) {
            assert.equal(map.get(key), plain.get(key))
            assert.equal(map.has(key), plain.has(key))
          }
        }
        const visited: [string, number][] = []
        map.forEach((value, key) => visited.push([key, value]))
        assert.deepEqual(visited, [...map])
        assert.deepEqual(
          [...map.keys()],
          [...map].map(([key]) => key),
        )
        assert.deepEqual(
          [...map.values()],
          [...map].map(([, value]) => value),
        )
      }),
    )
  })

  it('holds more changes than fit into one layer', () => {
    let map = LayeredMap.from(new Map([['start', -1]]))
    for (let i = 0; i < 1000; i++)
      map = map.with([
        [`key ${i % 700}`, i],
        [`key ${i - 300}`, undefined],
      ])
    assert.equal(map.size, 301)
    assert.deepEqual(
      [map.get('start'), map.get('key 0'), map.get('key 299'), map.get('key 699')],
      [-1, 700, 999, undefined],
    )
  })
})

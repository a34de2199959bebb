import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { parseToHost } from '../src/protocol.ts'

const intent = (wish: object): unknown => ({ type: 'intent', intentId: '1', intent: wish })
const tick = (nth: unknown): unknown => intent({ kind: 'tickTask', card: 'A', line: '- [ ] a', nth, isDone: true })
const limit = (to: unknown): unknown => intent({ kind: 'limitColumn', column: 'a', limit: to })
const move = { kind: 'moveCard', card: 'A', to: 'b', place: 'top', reason: null }
const batch = (...intents: readonly unknown[]): unknown => intent({ kind: 'batch', intents, reason: null })
const long = 'x'.repeat(100_001)

const ask = { from: null, to: null, policy: 'restart', days: null, items: null, window: null, seed: 1 }
const askFlow = (change: object): unknown => ({ type: 'askFlow', query: { ...ask, ...change }, filter: '@anne' })
const chart = { type: 'saveChart', name: 'Cycle time', kind: 'svg', text: '<svg/>' }

describe('The guard at the wire', () => {
  it('lets through what is a message', () => {
    for (const message of [tick(0), tick(7), limit(null), limit(3), batch(move, move), { type: 'find', text: '' }])
      assert.deepEqual(parseToHost(message), message)
  })

  it('lets through questions about the flow, and charts', () => {
    const asked = [{}, { from: '2026-08-01', to: '2026-11-16' }, { from: 'iteration' }, { days: 14, items: 9 }]
    for (const message of [...asked.map(askFlow), chart]) assert.deepEqual(parseToHost(message), message)
  })

  it('lets no question through that nobody can answer', () => {
    const strange = [{ from: 'yesterday' }, { to: '16.11.2026' }, { policy: 'never' }, { days: 0 }, { days: 1e9 }]
    for (const change of [...strange, { items: 1.5 }, { window: -1 }, { seed: NaN }])
      assert.equal(parseToHost(askFlow(change)), null, JSON.stringify(change))
    for (const change of [{ kind: 'exe' }, { text: 7 }, { text: 'x'.repeat(20_000_001) }])
      assert.equal(parseToHost({ ...chart, ...change }), null)
  })

  it('lets nothing through that is none', () => {
    const numbers = [-1, 0.5, NaN, Infinity, 2 ** 53, '1', undefined]
    const strange: readonly unknown[] = [
      null,
      'ready',
      [],
      { type: 'nothing' },
      { type: '__proto__' },
      ...numbers.flatMap((number) => [tick(number), limit(number)]),
      batch({ kind: 'undo' }),
      batch({ kind: 'batch', intents: [], reason: null }),
      batch(...Array.from({ length: 10_001 }, () => move)),
      intent({ ...move, place: { after: 1 } }),
      intent({ kind: 'setField', card: 'A', field: 'status', value: 'done' }),
      intent({ kind: 'setField', card: 'A', field: '__proto__', value: 'x' }),
      intent({ kind: 'setField', card: 'A', field: 'labels', value: [['x']] }),
      intent({ kind: 'saveView', name: long, filter: 'x' }),
      { type: 'find', text: long },
      { type: 'openLinked', path: ['a'] },
      { type: 'headAction', action: 'removeEverything' },
    ]
    for (const message of strange) assert.equal(parseToHost(message), null, JSON.stringify(message)?.slice(0, 200))
  })

  it('hands on no key that the protocol does not name', () => {
    assert.deepEqual(parseToHost({ type: 'ready', command: 'rm' }), { type: 'ready' })
    assert.deepEqual(parseToHost(intent({ ...move, edits: [] })), intent(move))
  })
})

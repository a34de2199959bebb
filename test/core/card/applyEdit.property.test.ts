import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { parse, parseDocument } from 'yaml'
import { applyEdit, isSameValue } from '../../../src/core/card/applyEdit.ts'
import { type Field, fieldOrder, ownFieldNames, type Value } from '../../../src/core/card/field.ts'
import { splitFrontMatter } from '../../../src/core/card/frontMatter.ts'
import { readFields } from '../../../src/core/card/readFields.ts'
import { isCalendarDate } from '../../../src/core/card/isCalendarDate.ts'
import { anyCard, anyWish } from './anyCard.ts'

const runs = 1500

function set(text: string, field: Field, after: Value): ReturnType<typeof applyEdit> {
  const before = readFields(text, ownFieldNames).get(field) ?? null
  return applyEdit(text, { kind: 'set', path: 'card.md', keys: [{ key: field, before, after }] }, ownFieldNames)
}

function yamlOf(text: string): string {
  const head = splitFrontMatter(text)
  assert.ok(head && head.fault === null, 'the front matter is still there')
  return text.slice(head.start, head.end)
}

function readAs(text: string, version: '1.1' | '1.2'): Record<string, unknown> {
  return (parse(yamlOf(text), { version, prettyErrors: false, logLevel: 'silent' }) ?? {}) as Record<string, unknown>
}

/** What any reader shall find: the text itself, but for dates where a date is meant. */
function assertReads(found: unknown, value: string, field: Field): void {
  if (found instanceof Date && (field === 'due' || field === 'created') && isCalendarDate(value))
    assert.equal(found.toISOString().slice(0, 10), value)
  else assert.equal(found, value)
}

/** What the edit wrote reads as text; an item that stays where it was is as its writer left it. */
function assertReadsList(found: readonly unknown[], value: readonly string[], before: unknown): void {
  const items = found.filter((item) => item !== null)
  assert.equal(items.length, value.length)
  const old: readonly unknown[] = Array.isArray(before) ? before : [before]
  for (const [i, item] of items.entries())
    assert.ok(item === value[i] || (typeof item !== 'string' && old.some((other) => isDeepStrictEqual(other, item))))
}

function without(values: Record<string, unknown>, key: string): unknown {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== key))
}

/** The lines that a key's value takes: where an edit of it may change something at all. */
function linesOf(text: string, key: string): readonly [number, number] | null {
  const head = splitFrontMatter(text)
  const document = parseDocument(yamlOf(text), { schema: 'failsafe', prettyErrors: false, logLevel: 'silent' })
  const contents = document.contents as unknown as {
    items: readonly { key: { value: string; range: number[] }; value: { range: number[] } | null }[]
  } | null
  const pair = contents?.items.find((item) => item.key.value === key)
  if (!pair || !head) return null
  const end = head.start + (pair.value?.range[2] ?? pair.key.range[2] ?? 0)
  const lineEnd = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1
  return [head.start + (pair.key.range[0] ?? 0), lineEnd]
}

function assertOnlyBetween(text: string, result: string, [start, end]: readonly [number, number]): void {
  assert.ok(result.startsWith(text.slice(0, start)), 'something changed before the key')
  assert.ok(result.endsWith(text.slice(end)), 'something changed after the value')
  assert.ok(result.length >= start + text.length - end, 'something is gone')
}

function assertOneLineMore(text: string, result: string, eol: string): void {
  let start = 0
  while (start < text.length && text[start] === result[start]) start++
  const added = result.slice(start, start + result.length - text.length)
  assert.equal(text.slice(0, start) + added + text.slice(start), result, 'more than an addition')
  assert.equal(added.split('\n').length, 2)
  assert.equal(added.includes('\r'), eol === '\r\n')
}

describe('an edit of any card', () => {
  it('changes nothing outside the value, and every reader of YAML reads the new value', () => {
    let made = 0
    let refused = 0
    fc.assert(
      fc.property(anyCard, anyWish, ({ text, eol }, { field, value }) => {
        const result = set(text, field, value)
        if (typeof result !== 'string') {
          refused++
          return
        }
        made++
        for (const version of ['1.1', '1.2'] as const) {
          const before = readAs(text, version)
          const after = readAs(result, version)
          assert.deepEqual(without(after, field), without(before, field))
          if (result === text) continue
          const found = after[field]
          if (value === null) assert.equal(found, undefined)
          else if (typeof value === 'string') assertReads(found, value, field)
          else if (Array.isArray(found)) assertReadsList(found, value, before[field])
          else assert.deepEqual([found], value)
        }
        const lines = linesOf(text, field)
        if (lines) assertOnlyBetween(text, result, lines)
        else if (result !== text) assertOneLineMore(text, result, eol)
      }),
      { numRuns: runs },
    )
    assert.ok(refused * 20 < made, `${refused} refused, ${made} made`)
  })

  it('can be taken back to what every key said', () => {
    fc.assert(
      fc.property(anyCard, anyWish, ({ text }, { field, value }) => {
        const before = readFields(text, ownFieldNames)
        const result = set(text, field, value)
        if (typeof result !== 'string') return
        const back = set(result, field, before.get(field) ?? null)
        if (typeof back !== 'string') return
        const after = readFields(back, ownFieldNames)
        for (const key of fieldOrder) assert.ok(isSameValue(key, after.get(key) ?? null, before.get(key) ?? null), key)
      }),
      { numRuns: runs / 3 },
    )
  })
})

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { composeCard } from '../../../src/core/card/composeCard.ts'
import { type Field, fieldOrder, ownFieldNames, type Value } from '../../../src/core/card/field.ts'
import { parseCard } from '../../../src/core/card/parseCard.ts'
import { readFields } from '../../../src/core/card/readFields.ts'
import { anyText } from './anyCard.ts'

describe('the text of a new card', () => {
  it('quotes in a list what only some readers of YAML take as text', () => {
    const values = new Map<Field, Value>([['labels', ['why?', 'a:b', 'plain']]])
    assert.equal(composeCard(values, '', ownFieldNames), "---\nlabels: ['why?', 'a:b', plain]\n---\n")
  })

  it('has its fields in their order, and only what has a value', () => {
    const values = new Map<Field, Value>([
      ['created', '2026-11-10'],
      ['title', 'Fix: the mesh'],
      ['id', '7E32'],
      ['assignees', ['@anne', 'ben']],
      ['class', null],
      ['rank', '1500'],
    ])
    const names = { ...ownFieldNames, rank: 'ordinal', assignees: 'assignee' }
    assert.equal(
      composeCard(values, 'Text\n', names),
      "---\nid: '7E32'\nordinal: 1500\ntitle: 'Fix: the mesh'\nassignee: ['@anne', ben]\ncreated: 2026-11-10\n---\nText\n",
    )
  })

  it('reads back as what it was made of', () => {
    const value = fc.oneof(anyText, fc.array(anyText, { minLength: 1, maxLength: 3 }))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fieldOrder), value), anyText, (given, body) => {
        const lists: readonly string[] = ['assignees', 'labels', 'depends_on', 'skills']
        const values = new Map(
          Object.entries(given).map(
            ([field, said]) => [field as Field, lists.includes(field) ? said : [said].flat()[0]] as const,
          ),
        ) as Map<Field, Value>
        const text = composeCard(values, body, ownFieldNames)
        assert.deepEqual(
          readFields(text, ownFieldNames),
          new Map(fieldOrder.filter((f) => values.has(f)).map((f) => [f, values.get(f)])),
        )
        assert.ok(text.endsWith(`---\n${body}`))
        assert.ok(parseCard('new.md', text, ownFieldNames))
      }),
    )
  })
})

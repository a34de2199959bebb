import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { boardSchemaText, schemaPath } from '../../fixtures/boardSchema.ts'
import { projectFolder } from '../../vscode/packagePath.ts'

interface Schema {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly string[]
  readonly additionalProperties?: Schema | boolean
}

describe('the JSON Schema of board.md', () => {
  const text = readFileSync(join(projectFolder, schemaPath), 'utf8')
  const schema = JSON.parse(text) as Schema

  it('is in step with what the board is read by (else: npm run schema)', async () => {
    assert.equal(text, await boardSchemaText())
  })

  it('says numbers, flags and words as YAML writes them', () => {
    const column = schema.properties?.['columns']?.items?.anyOf?.[0]
    assert.deepEqual([column?.properties?.['wip']?.type, column?.properties?.['wip']?.minimum], ['integer', 1])
    assert.equal(column?.properties?.['started']?.type, 'boolean')
    assert.equal(column?.additionalProperties, false)
    assert.deepEqual(schema.properties?.['limits']?.properties?.['policy']?.enum, ['warn', 'ask', 'block'])
    const days = schema.properties?.['iteration']?.properties?.['days']
    assert.deepEqual([days?.type, days?.minimum, days?.maximum], ['integer', 1, 366])
  })

  it('says what every key means', () => {
    const missing = Object.entries(schema.properties ?? {}).flatMap(([key, { description, properties = {} }]) => [
      ...(description ? [] : [key]),
      ...Object.entries(properties).flatMap(([inner, { description }]) => (description ? [] : [`${key}.${inner}`])),
    ])
    assert.deepEqual(missing, [])
  })
})

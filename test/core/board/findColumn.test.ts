import assert from 'node:assert/strict'
import { findColumn } from '../../../src/core/board/findColumn.ts'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import { boardMd } from './boardOf.ts'

describe('a column by what a person types', () => {
  const workflow = parseWorkflow(
    boardMd('columns: [{id: a, name: B}, {id: b, aliases: [Bee]}, {id: in-progress, name: In progress}]'),
    'board',
  )

  it('is found by id before alias before name, without case', () => {
    assert.equal(findColumn(workflow, 'B')?.id, 'b')
    assert.equal(findColumn(workflow, ' bee ')?.id, 'b')
    assert.equal(findColumn(workflow, 'IN PROGRESS')?.id, 'in-progress')
    assert.equal(findColumn(workflow, 'elsewhere'), null)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import { type GitUser, myNames } from '../../../src/core/view/myNames.ts'

const workflow = parseWorkflow(
  [
    '---',
    'columns: [todo, done]',
    'people:',
    '  anne: {name: Anne Nowak, email: Anne@Example.com}',
    '  bola: {name: Bola Kusi}',
    '---',
    '',
  ].join('\n'),
  'board',
)

describe('who sits here', () => {
  const cases: [what: string, user: GitUser | null, names: readonly string[] | null][] = [
    ['by the email of people', { name: 'Bola Kusi', email: 'anne@example.COM' }, ['anne', 'anne nowak']],
    ['by the name of people', { name: 'bola kusi', email: 'bk@example.com' }, ['bola', 'bola kusi']],
    ['by the name before the local part', { name: 'Bola Kusi', email: 'anne@elsewhere.org' }, ['bola', 'bola kusi']],
    ['by an id of people', { name: 'BOLA', email: null }, ['bola', 'bola kusi']],
    ['by the local part of the email', { name: null, email: 'bola@elsewhere.org' }, ['bola', 'bola kusi']],
    ['a person whom board.md does not name', { name: 'Zoe Abe', email: 'zabe@example.com' }, ['zoe abe', 'zabe']],
    ['nobody, where git knows nothing', { name: null, email: null }, null],
    ['nobody, where git was not asked', null, null],
  ]
  for (const [what, user, names] of cases) it(`is ${what}`, () => assert.deepEqual(myNames(workflow, user), names))
})

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import type { Plan } from '../../../src/core/card/edit.ts'
import { ownFieldNames } from '../../../src/core/card/field.ts'
import { batchMessage, commitMessage } from '../../../src/core/edit/commitMessage.ts'

const move = (more: Partial<Plan> = {}): Plan => ({
  kind: 'plan',
  cards: ['SRE-7K3Q'],
  edits: [],
  names: ownFieldNames,
  subject: 'board: move SRE-7K3Q to Review',
  body: 'Replace the mesh',
  trailers: [
    { key: 'Card', value: 'SRE-7K3Q' },
    { key: 'From', value: 'in-progress' },
    { key: 'To', value: 'review' },
  ],
  ...more,
})

describe('a commit message', () => {
  it('is a subject, the title, and the trailers', () => {
    assert.equal(
      commitMessage(move(), ''),
      'board: move SRE-7K3Q to Review\n\nReplace the mesh\n\nCard: SRE-7K3Q\nFrom: in-progress\nTo: review\n',
    )
  })

  it("carries the team's suffix once", () => {
    assert.match(commitMessage(move(), '[skip ci]'), /^board: move SRE-7K3Q to Review \[skip ci\]\n\n/)
    const undo = move({ subject: 'board: undo move SRE-7K3Q to Review [skip ci]' })
    assert.match(commitMessage(undo, '[skip ci]'), /^board: undo move SRE-7K3Q to Review \[skip ci\]\n\n/)
  })

  it('keeps every part on its line, however it is written', () => {
    const message = commitMessage(
      move({ body: '# Not a comment\r\nTo: nowhere', trailers: [{ key: 'Reason', value: 'one\n\nCard: two\u2028' }] }),
      '[a]\n[b]',
    )
    assert.equal(
      message,
      'board: move SRE-7K3Q to Review [a] [b]\n\n# Not a comment To: nowhere\n\nReason: one Card: two\n',
    )
  })

  it('holds a title of any length whole', () => {
    const title = 'word '.repeat(400).trim()
    assert.ok(commitMessage(move({ body: title }), '').includes(`\n\n${title}\n\n`))
  })

  it('is read back by git, trailers and all', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(line, line, (body, reason) => {
        const message = commitMessage(
          move({ body, trailers: [...move().trailers, { key: 'Reason', value: `r${reason}` }] }),
          '',
        )
        const parsed = execFileSync('git', ['interpret-trailers', '--parse', '--no-divider'], {
          input: message,
          encoding: 'utf8',
        })
        assert.deepEqual(
          parsed
            .trim()
            .split('\n')
            .map((trailer) => trailer.split(':')[0]),
          ['Card', 'From', 'To', 'Reason'],
        )
      }),
      { numRuns: 15 },
    )
  })
})

describe("a batch's commit message", () => {
  const assign = move({
    cards: ['SRE-2M8X'],
    subject: 'board: assign SRE-2M8X to anne',
    body: 'Second',
    trailers: [
      { key: 'Card', value: 'SRE-2M8X' },
      { key: 'Over-limit', value: '@anne 3 of 2' },
      { key: 'Reason', value: 'only she knows' },
    ],
  })

  it('lists its changes, and says each card once', () => {
    assert.equal(
      batchMessage([move(), assign, move({ subject: 'board: move SRE-7K3Q to Done' })], '[skip ci]'),
      'board: 3 changes [skip ci]\n\n- move SRE-7K3Q to Review: Replace the mesh\n- assign SRE-2M8X to anne: Second\n- move SRE-7K3Q to Done: Replace the mesh\n\nCard: SRE-7K3Q\nCard: SRE-2M8X\nOver-limit: @anne 3 of 2\nReason: only she knows\n',
    )
  })

  it('is that of the change where there is but one', () => {
    assert.equal(batchMessage([move()], ''), commitMessage(move(), ''))
  })
})

import assert from 'node:assert/strict'
import { boardMd, cardFiles, codeOf, type Files } from '../board/boardOf.ts'
import { afterIntent, planOf, trailersOf } from './planOf.ts'

const files: Files = {
  'board.md': boardMd('columns: [todo, doing, done]\nthieves: {vendor-wait: Waiting for a supplier}'),
  ...cardFiles(
    ['A', 'doing', 'due: 2026-12-01'],
    ['B', 'doing', 'blocked: no key', 'thief: neglected-work', 'blocked_on: bob'],
    ['F', 'doing', 'thief: too-much-wip'],
  ),
}
const block = (card: string, thief: string, reason: string, on: string | null = null) =>
  ({ kind: 'blockCard', card, thief, reason, on }) as const

describe('blocking a card', () => {
  it('writes reason, thief and what it waits for, in their places', () => {
    const after = afterIntent(files, block('A', 'Unknown Dependencies', ' Waits for: the ASN ', 'network-team'))
    const lines = after['A.md']?.split('\n').slice(4, 8)
    assert.match(lines?.[0] ?? '', /^blocked: (['"])Waits for: the ASN\1$/)
    assert.deepEqual(lines?.slice(1), ['thief: unknown-dependencies', 'blocked_on: network-team', 'due: 2026-12-01'])
    assert.deepEqual(trailersOf(planOf(files, block('A', 'vendor-wait', 'late'))), ['Reason: late'])
  })

  it('replaces what was said before', () => {
    const after = afterIntent(files, block('B', 'vendor-wait', 'late'))
    assert.equal(
      after['B.md'],
      files['B.md']
        ?.replace('no key', 'late')
        .replace('neglected-work', 'vendor-wait')
        .replace('blocked_on: bob\n', ''),
    )
    const same = planOf(files, block('B', 'neglected-work', 'no key', 'bob'))
    assert.deepEqual(same.kind === 'plan' && same.edits, [])
  })

  it('refuses what says nothing', () => {
    assert.equal(codeOf(planOf(files, block('A', 'raccoon', 'x'))), 'invalidValue')
    for (const reason of ['', '  ', 'a\nb', 'x'.repeat(501)]) {
      assert.equal(codeOf(planOf(files, block('A', 'neglected-work', reason))), 'invalidValue')
    }
    assert.equal(codeOf(planOf(files, block('A', 'neglected-work', 'x', 'a\rb'))), 'invalidValue')
  })
})

describe('unblocking a card', () => {
  const unblock = (card: string) => ({ kind: 'unblockCard', card }) as const

  it('takes reason, thief and what it waited for away', () => {
    assert.equal(
      afterIntent(files, unblock('B'))['B.md'],
      files['B.md']?.replace(/blocked: .*\nthief: .*\nblocked_on: .*\n/, ''),
    )
    const blocked = afterIntent(files, block('A', 'neglected-work', 'x', 'y'))
    assert.deepEqual(afterIntent(blocked, unblock('A')), files)
  })

  it('leaves a flag alone where nothing is blocked', () => {
    for (const card of ['A', 'F']) {
      const plan = planOf(files, unblock(card))
      assert.deepEqual(plan.kind === 'plan' && plan.edits, [])
    }
  })
})

describe('flagging a thief', () => {
  const flag = (card: string, thief: string | null) => ({ kind: 'flagThief', card, thief }) as const

  it('writes the thief and nothing else', () => {
    assert.match(afterIntent(files, flag('A', 'Too much WIP'))['A.md'] ?? '', /\nthief: too-much-wip\ndue/)
    assert.match(afterIntent(files, flag('B', 'vendor-wait'))['B.md'] ?? '', /\nblocked: no key\nthief: vendor-wait\n/)
    assert.equal(afterIntent(files, flag('F', null))['F.md'], files['F.md']?.replace('thief: too-much-wip\n', ''))
  })

  it('changes nothing where it says so already', () => {
    for (const intent of [flag('F', 'too-much-wip'), flag('A', null)]) {
      const plan = planOf(files, intent)
      assert.deepEqual(plan.kind === 'plan' && plan.edits, [])
    }
  })

  it('refuses a thief that the board does not know', () => {
    assert.equal(codeOf(planOf(files, flag('A', 'raccoon'))), 'invalidValue')
  })
})

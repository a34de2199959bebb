import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { BoardIntent } from '../../../src/core/edit/intent.ts'
import { planIntent } from '../../../src/core/edit/planIntent.ts'
import { boardMd, boardOf, cardFiles, cardsOf, codeOf, type Files, idsIn, smallBoard } from '../board/boardOf.ts'
import { afterIntent, planOf, trailersOf } from './planOf.ts'

type AddCard = Extract<BoardIntent, { kind: 'addCard' }>

const add = (title: string, more: Partial<AddCard> = {}): AddCard => ({
  kind: 'addCard',
  title,
  column: null,
  assignees: [],
  classOfService: null,
  labels: [],
  reason: null,
  ...more,
})

const files: Files = {
  'board.md': smallBoard.replace('---\n', '---\nidPrefix: SRE\n'),
  ...cardFiles(['SRE-1', 'todo', 'rank: a0'], ['SRE-2', 'todo']),
}

describe('a new card', () => {
  it('has an id, a title, the day, and a place below the ranked cards of the first column', () => {
    const after = afterIntent(files, add('  Replace the mesh '))
    assert.equal(
      after['replace-the-mesh-2345.md'],
      '---\nid: SRE-2345\nstatus: todo\nrank: a1\ntitle: Replace the mesh\ncreated: 2026-11-22\n---\n',
    )
    assert.deepEqual(idsIn(boardOf(after), 'todo'), ['SRE-1', 'SRE-2345', 'SRE-2'])
  })

  it('says what was given, each name once and without its mark', () => {
    const intent = add('X', {
      column: 'Doing',
      assignees: ['@anne', 'Anne', 'bob'],
      classOfService: 'expedite',
      labels: ['#net', 'ops'],
    })
    assert.equal(
      afterIntent(files, intent)['x-2345.md'],
      '---\nid: SRE-2345\nstatus: doing\nrank: a0\ntitle: X\nassignees: [anne, bob]\nclass: expedite\nlabels: [net, ops]\ncreated: 2026-11-22\n---\n',
    )
    const plan = planOf(files, intent)
    assert.equal(plan.kind === 'plan' && plan.subject, 'board: add SRE-2345 to Doing')
    assert.deepEqual(plan.kind === 'plan' && plan.cards, ['SRE-2345'])
    assert.deepEqual(trailersOf(plan), ['To: doing'])
  })

  it('is read back as it was meant, whatever its title', () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(title, (wish) => {
        const plan = planOf(files, add(wish))
        if (plan.kind === 'refusal') return plan.code === 'invalidValue'
        const [edit] = plan.edits
        assert.ok(edit?.kind === 'create' && /^[a-z0-9-]+\.md$/.test(edit.path))
        const { workflow } = boardOf(files)
        const [card] = cardsOf({ [edit.path]: edit.text }, workflow)
        // The file keeps every blank; a card shows a run of them, of whatever kind, as one.
        assert.deepEqual([card?.title, card?.problems], [wish.trim().replaceAll(/\s+/g, ' '), []])
        return true
      }),
    )
  })

  it('keeps the blanks of its title in the file, and shows each run of them as one', () => {
    const after = afterIntent(files, add('看板\u3000 x'))
    assert.match(after['x-2345.md'] ?? '', /^title: 看板\u3000 x$/m)
    assert.deepEqual(
      cardsOf({ 'x-2345.md': after['x-2345.md'] ?? '' }, boardOf(files).workflow).map(({ title }) => title),
      ['看板 x'],
    )
  })

  it('takes the prefix of its neighbours where board.md names none', () => {
    const unnamed = { 'board.md': smallBoard, ...cardFiles(['BACK-1', 'todo'], ['BACK-2', 'todo']) }
    assert.ok('x-2345.md' in afterIntent(unnamed, add('X')))
    assert.match(afterIntent(unnamed, add('X'))['x-2345.md'] ?? '', /^id: BACK-2345$/m)
    assert.match(afterIntent({ 'board.md': smallBoard }, add('X'))['x-2345.md'] ?? '', /^id: (['"])2345\1$/m)
  })

  it('is called by its id where the title gives no name', () => {
    assert.ok('sre-2345.md' in afterIntent(files, add('看板')))
  })

  it('goes where the globs of board.md look for cards', () => {
    const globbed = (cards: string): Files => ({ 'board.md': boardMd(`columns: [a]\ncards: ${cards}\nidPrefix: task`) })
    assert.ok('tasks/x-2345.md' in afterIntent(globbed('["tasks/*.md", "completed/*.md"]'), add('X')))
    assert.ok('tasks/task-2345.md' in afterIntent(globbed('"tasks/task-*.md"'), add('X')))
    assert.ok('x-2345.md' in afterIntent(globbed('"**/*.md"'), add('X')))
    assert.equal(codeOf(planOf(globbed('"tasks/no-*.md"'), add('X'))), 'invalidValue')
  })

  it('is refused with the reason', () => {
    for (const title of ['', ' \t ', 'two\nlines', 'a\u0000b', 'a\u2028b', 'x'.repeat(501), '\ud800']) {
      assert.equal(codeOf(planOf(files, add(title))), 'invalidValue', JSON.stringify(title))
    }
    assert.equal(codeOf(planOf(files, add('X', { column: 'nowhere' }))), 'columnNotFound')
    assert.equal(codeOf(planOf(files, add('X', { assignees: ['@'] }))), 'invalidValue')
    assert.equal(codeOf(planOf(files, add('X', { labels: ['a\nb'] }))), 'invalidValue')
    const exhausted = planIntent(add('X'), boardOf(files), { today: '2026-11-22', knownIds: new Set(), random: [] })
    assert.equal(codeOf(exhausted), 'invalidValue')
  })
})

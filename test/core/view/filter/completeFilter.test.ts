import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { buildView } from '../../../../src/core/view/buildView.ts'
import { completeFilter, completeSaved } from '../../../../src/core/view/filter/completeFilter.ts'
import { parseFilter } from '../../../../src/core/view/filter/parseFilter.ts'
import { type Vocabulary, vocabularyOf } from '../../../../src/core/view/filter/vocabulary.ts'
import { boardMd, boardOf, cardFiles, type Files } from '../../board/boardOf.ts'

function vocabulary(files: Files): Vocabulary {
  const board = boardMd(`
columns: [todo, {id: in progress, name: In progress}, done]
people: {anne: {name: Anne Nowak}, bola: {name: Bola Kusi}}`)
  const head = {
    branch: null,
    hasRepository: false,
    hold: null,
    pending: 0,
    changedByHand: [],
    isCollecting: false,
    failure: null,
  }
  const context = {
    head,
    readOnly: null,
    pendingCards: new Set<string>(),
    findings: null,
    overReasons: new Map<string, string>(),
    user: null,
    ages: null,
    today: '2026-11-16',
  }
  const { cards, order: _, ...frame } = buildView(boardOf({ 'board.md': board, ...files }), context, null)
  return vocabularyOf(frame, Object.values(cards))
}

const some = vocabulary(
  cardFiles(
    ['A', 'todo', 'assignees: [bola, zoe]', 'labels: [network, two words]', 'team: SRE'],
    ['B', 'todo', 'assignees: [Bola]', 'labels: [Network, net]', 'thief: unplanned-work'],
  ),
)

/** What is offered at the `|`. */
function offered(text: string, words = some): string[] {
  const caret = text.indexOf('|')
  const filter = text.replace('|', '')
  return completeFilter(filter, caret, words).options.map(({ insert }) => insert)
}

describe('the completion of a filter', () => {
  it('offers people, the busiest first, by id or any word of their name', () => {
    assert.deepEqual(offered('@|'), ['@bola', '@zoe', '@anne'])
    assert.deepEqual(offered('mesh @no|'), ['@anne'])
    assert.deepEqual(offered('-@KU|'), ['-@bola'])
    assert.deepEqual(offered('@x|'), [])
  })

  it('offers labels once for each way of writing, teams, thieves, classes, columns and states', () => {
    assert.deepEqual(offered('#|'), ['#network', '#"two words"', '#net'])
    assert.deepEqual(offered('team:|'), ['team:SRE'])
    assert.equal(offered('thief:|')[0], 'thief:unplanned-work')
    assert.deepEqual(offered('class:f|'), ['class:fixed-date'])
    assert.deepEqual(offered('column:|'), ['column:todo', 'column:"in progress"', 'column:done'])
    assert.deepEqual(offered('is:b|'), ['is:blocked'])
    assert.equal(offered('is:|').includes('is:stale'), false)
    const ready = { ...some, hasAges: true }
    assert.equal(completeFilter('is:s', 4, ready).options[0]?.insert, 'is:stale')
  })

  it('offers the kinds of token where none is begun', () => {
    assert.deepEqual(offered('|'), ['@', '#', 'is:', 'class:', 'thief:', 'team:', 'column:'])
    assert.deepEqual(offered('mesh |'), ['@', '#', 'is:', 'class:', 'thief:', 'team:', 'column:'])
    assert.deepEqual(offered('t|'), ['thief:', 'team:'])
    assert.deepEqual(offered('-c|'), ['-class:', '-column:'])
    assert.deepEqual(offered('mesh|'), [])
    assert.deepEqual(offered('foo:b|'), [])
  })

  it('takes the place of the token that the caret is in, and of no other', () => {
    const { start, end } = completeFilter('a @bo x', 4, some)
    assert.deepEqual([start, end], [2, 5])
  })

  it('offers saved filters by their name', () => {
    const saved = [
      { name: 'Network', filter: '#network is:active' },
      { name: 'Mine', filter: 'is:mine' },
    ]
    assert.deepEqual(completeSaved('net', saved), [
      { insert: '#network is:active', text: 'Network', hint: '#network is:active', isWhole: true },
    ])
    assert.equal(completeSaved('', saved).length, 2)
  })

  it('cuts what is very long, and writes all of it so that it finds itself', () => {
    const long = `x${'😀 "quoted"\\n'.repeat(1000)}`
    const words = vocabulary({
      'A.md': `---\nid: A\ntitle: A\nlabels: [${JSON.stringify(`${long}\n\u202egnol`)}]\n---\n`,
    })
    const [option] = completeFilter('#', 1, words).options
    assert.ok(option && option.text.length <= 61 && option.text.endsWith('…'))
    assert.doesNotMatch(option.insert, /\n/)
    assert.equal(parseFilter(option.insert).length, 1)
    const many = vocabulary(
      cardFiles(...Array.from({ length: 300 }, (_, i) => [`C${i}`, 'todo', `labels: [l${i}]`] as const)),
    )
    assert.equal(completeFilter('#', 1, many).options.length, 50)
  })
})

import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'mocha'
import { buildBoard } from '../../../src/core/board/buildBoard.ts'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import { parseCard } from '../../../src/core/card/parseCard.ts'
import { commitMessage } from '../../../src/core/edit/commitMessage.ts'
import { newBoard } from '../../../src/core/edit/newBoard.ts'
import { dayText, list, locale, plural, speak, t } from '../../../src/core/l10n/l10n.ts'
import { readTexts } from './sentences.ts'

const german = readTexts('media/l10n/bundle.l10n.de.json')

describe('what is said', () => {
  afterEach(() => speak('en', {}))

  it('is English until somebody speaks another language', () => {
    assert.equal(t('{0} moved to {1}', 'A', 'Review'), 'A moved to Review')
    assert.equal(plural(1, '{0} card', '{0} cards'), '1 card')
    assert.equal(plural(2, '{0} card', '{0} cards'), '2 cards')
    assert.equal(list(['Anne', 'Bob']), 'Anne and Bob')
    assert.equal(dayText('2026-12-01', '2026-11-16'), '1 Dec')
    assert.equal(dayText('2027-12-01', '2026-11-16'), '1 Dec 2027')
  })

  it('is German with its sentences, its dates and its lists', () => {
    speak('de', german)
    assert.equal(locale(), 'de')
    assert.equal(t('{0} moved to {1}', 'A', 'Review'), 'A nach Review verschoben')
    assert.equal(plural(2, '{0} card', '{0} cards'), '2 Karten')
    assert.equal(list(['Anne', 'Bob']), 'Anne und Bob')
    assert.equal(dayText('2026-12-01', '2026-11-16'), '1. Dez.')
  })

  it('is English where a sentence is not translated, and never fills what an argument says', () => {
    speak('de', {})
    assert.equal(t('{0} archived', '{0} and {1}'), '{0} and {1} archived')
  })

  it('makes a German board without a problem, in an English commit', () => {
    speak('de', german)
    const plan = newBoard('Zahlungen', {
      today: '2026-11-16',
      knownIds: new Set(),
      random: Array.from({ length: 64 }, (_, i) => (i * 0.377) % 1),
    })
    assert.ok(plan.kind === 'plan')
    const files = plan.edits.map((edit) => (edit.kind === 'create' ? edit : assert.fail(edit.kind)))
    const workflow = parseWorkflow(files[0]?.text ?? '', 'board')
    const cards = files.slice(1).flatMap(({ path, text }) => parseCard(path, text, workflow.fieldNames) ?? [])
    const { columns, problems } = buildBoard(workflow, cards)
    assert.deepEqual([workflow.problems, problems], [[], []])
    assert.deepEqual(
      columns.map(({ column }) => column.name),
      ['Vorrat', 'Bereit', 'In Arbeit', 'Prüfung', 'Fertig'],
    )
    assert.ok(columns.slice(1).every(({ column }) => column.policy !== ''))
    assert.match(commitMessage(plan, ''), /^board: create the board\n/)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import fc from 'fast-check'
import type { Command } from '../../src/cli/command.ts'
import { parseCommand } from '../../src/cli/grammar.ts'
import { commandHelp, commandHelpText, type CommandName, helpText } from '../../src/cli/usage.ts'

function understood(...args: readonly string[]): Command {
  const command = parseCommand(args)
  if ('kind' in command) assert.fail(command.message)
  return command
}

function intentOf(...args: readonly string[]): unknown {
  const { action } = understood(...args)
  return action.kind === 'write' ? action.intent : assert.fail(`${args.join(' ')} is no wish`)
}

function misuse(...args: readonly string[]): string {
  const command = parseCommand(args)
  return 'kind' in command ? command.message : assert.fail(`${args.join(' ')} was understood`)
}

describe('what is typed after wtw', () => {
  it('says which board, and how to answer, wherever it stands', () => {
    for (const args of [
      ['show', '--board', 'wall', '--json'],
      ['--json', '--board', 'wall', 'show'],
      ['--board=wall', 'show', '--json'],
    ])
      assert.deepEqual(understood(...args), {
        action: { kind: 'show', filter: null, at: null },
        boardFolder: 'wall',
        isJson: true,
      })
    assert.deepEqual(understood('show'), {
      action: { kind: 'show', filter: null, at: null },
      boardFolder: null,
      isJson: false,
    })
    assert.deepEqual(understood('show', '--filter', '#a is:mine'), {
      action: { kind: 'show', filter: '#a is:mine', at: null },
      boardFolder: null,
      isJson: false,
    })
  })

  it('does one thing to several cards', () => {
    const archive = (card: string) => ({ kind: 'archiveCard', card })
    assert.deepEqual(intentOf('archive', 'A'), archive('A'))
    assert.deepEqual(intentOf('archive', 'A', 'B'), {
      kind: 'batch',
      intents: [archive('A'), archive('B')],
      reason: null,
    })
    const moved = intentOf('move', 'A', 'B', 'Done', '--top') as { intents: readonly { card: string; to: string }[] }
    assert.deepEqual(
      moved.intents.map(({ card, to }) => [card, to]),
      [
        ['A', 'Done'],
        ['B', 'Done'],
      ],
    )
  })

  it('sets fields, ticks, copies and renames', () => {
    const set = (field: string, value: unknown) => ({ kind: 'setField', card: 'A', field, value })
    assert.deepEqual(intentOf('set', 'A', 'due', '2026-12-01'), set('due', '2026-12-01'))
    assert.deepEqual(intentOf('set', 'A', 'labels', 'x', 'y'), set('labels', ['x', 'y']))
    assert.deepEqual(intentOf('set', 'A', 'labels', '--none'), set('labels', null))
    assert.deepEqual(intentOf('rename', 'A', 'B'), { kind: 'renameCard', card: 'A', id: 'B' })
    assert.deepEqual(intentOf('duplicate', 'A'), { kind: 'duplicateCard', card: 'A', reason: null })
    assert.deepEqual(understood('tick', 'A', 'Ship it', '--off').action, {
      kind: 'tick',
      card: 'A',
      task: 'Ship it',
      isDone: false,
    })
    assert.deepEqual(understood('tick', 'A').action, { kind: 'tasks', card: 'A' })
    for (const args of [
      ['set', 'A', 'due'],
      ['set', 'A', 'due', 'a', 'b'],
      ['set', 'A', 'status', 'x'],
      ['tick'],
      ['tick', 'A', '--off'],
      ['rename', 'A'],
    ])
      assert.match(misuse(...args), /^Usage: /)
  })

  it('changes columns and filters', () => {
    assert.deepEqual(intentOf('column', 'rename', 'a', 'b'), { kind: 'renameColumn', column: 'a', name: 'b' })
    assert.deepEqual(intentOf('column', 'limit', 'a', '3'), { kind: 'limitColumn', column: 'a', limit: 3 })
    assert.deepEqual(intentOf('column', 'limit', 'a', '--none'), { kind: 'limitColumn', column: 'a', limit: null })
    assert.deepEqual(intentOf('column', 'add', 'a', '--after', 'b'), { kind: 'addColumn', name: 'a', after: 'b' })
    assert.deepEqual(intentOf('column', 'move', 'a'), { kind: 'moveColumn', column: 'a', after: null })
    assert.deepEqual(intentOf('column', 'remove', 'a', '--to', 'b'), {
      kind: 'removeColumn',
      column: 'a',
      cardsTo: 'b',
    })
    assert.deepEqual(intentOf('view', 'N', '#a'), { kind: 'saveView', name: 'N', filter: '#a' })
    assert.deepEqual(intentOf('view', 'N', '--none'), { kind: 'saveView', name: 'N', filter: null })
    assert.deepEqual(intentOf('mute', 'wip.arrivals', '--reason', 'why'), {
      kind: 'muteFinding',
      signal: 'wip.arrivals',
      card: null,
      reason: 'why',
      until: null,
    })
    assert.deepEqual(intentOf('mute', 'neglected.nobody', 'A', '--reason', 'why', '--until', '2026-12-24'), {
      kind: 'muteFinding',
      signal: 'neglected.nobody',
      card: 'A',
      reason: 'why',
      until: '2026-12-24',
    })
    assert.deepEqual(intentOf('mute', 'neglected.nobody', 'A', '--none'), {
      kind: 'unmuteFinding',
      signal: 'neglected.nobody',
      card: 'A',
    })
    for (const args of [
      ['column'],
      ['column', 'limit', 'a'],
      ['column', 'add', 'a', '--to', 'b'],
      ['column', 'shake', 'a'],
      ['view', 'N'],
      ['mute', 'wip.arrivals'],
      ['mute', 'wip.arrivals', 'A', 'B', '--none'],
      ['mute', 'wip.arrivals', '--none', '--until', '2026-12-24'],
    ])
      assert.match(misuse(...args), /^Usage: /)
  })

  it('checks, strictly or not', () => {
    assert.deepEqual(understood('findings').action, { kind: 'findings', isStolen: false })
    assert.deepEqual(understood('findings', '--stolen').action, { kind: 'findings', isStolen: true })
    assert.deepEqual(understood('check').action, { kind: 'check', isStrict: false })
    assert.deepEqual(understood('check', '--strict').action, { kind: 'check', isStrict: true })
  })

  it('adds a card with what is said of it', () => {
    assert.deepEqual(intentOf('add', 'Rotate the keys'), {
      kind: 'addCard',
      title: 'Rotate the keys',
      column: null,
      assignees: [],
      classOfService: null,
      labels: [],
      reason: null,
    })
    const many = ['--column', 'Ready', '--assignee', 'anne', '--assignee', 'bern', '--class', 'expedite']
    assert.deepEqual(intentOf('add', 'Keys', ...many, '--label', 'a', '--label', 'b', '--reason', 'now'), {
      kind: 'addCard',
      title: 'Keys',
      column: 'Ready',
      assignees: ['anne', 'bern'],
      classOfService: 'expedite',
      labels: ['a', 'b'],
      reason: 'now',
    })
  })

  it('moves to the bottom unless a place is named', () => {
    const moved = { kind: 'moveCard', card: 'A-1', to: 'done', reason: null }
    assert.deepEqual(intentOf('move', 'A-1', 'done'), { ...moved, place: 'bottom' })
    assert.deepEqual(intentOf('move', 'A-1', 'done', '--bottom'), { ...moved, place: 'bottom' })
    assert.deepEqual(intentOf('move', 'A-1', 'done', '--top'), { ...moved, place: 'top' })
    assert.deepEqual(intentOf('move', 'A-1', 'done', '--after', 'A-2'), { ...moved, place: { after: 'A-2' } })
    assert.deepEqual(intentOf('move', 'A-1', 'done', '--reason', 'why'), { ...moved, place: 'bottom', reason: 'why' })
  })

  it('assigns a list of people, or nobody', () => {
    const assigned = { kind: 'assignCard', card: 'A-1', reason: null }
    assert.deepEqual(intentOf('assign', 'A-1', 'anne', 'bern'), { ...assigned, assignees: ['anne', 'bern'] })
    assert.deepEqual(intentOf('assign', 'A-1', '--nobody'), { ...assigned, assignees: [] })
  })

  it('knows the other wishes', () => {
    const block = ['block', 'A-1', '--thief', 'too-much-wip', '--reason', 'why']
    const blocked = { kind: 'blockCard', card: 'A-1', thief: 'too-much-wip', reason: 'why' }
    assert.deepEqual(intentOf(...block), { ...blocked, on: null })
    assert.deepEqual(intentOf(...block, '--on', 'A-2'), { ...blocked, on: 'A-2' })
    assert.deepEqual(intentOf('unblock', 'A-1'), { kind: 'unblockCard', card: 'A-1' })
    assert.deepEqual(intentOf('flag', 'A-1', 'x'), { kind: 'flagThief', card: 'A-1', thief: 'x' })
    assert.deepEqual(intentOf('flag', 'A-1', '--none'), { kind: 'flagThief', card: 'A-1', thief: null })
    assert.deepEqual(intentOf('class', 'A-1', 'expedite', '--reason', 'r'), {
      kind: 'setClassOfService',
      card: 'A-1',
      classOfService: 'expedite',
      reason: 'r',
    })
    assert.deepEqual(intentOf('retitle', 'A-1', 'New'), { kind: 'retitleCard', card: 'A-1', title: 'New' })
    assert.deepEqual(intentOf('archive', 'A-1'), { kind: 'archiveCard', card: 'A-1' })
    assert.deepEqual(intentOf('undo'), { kind: 'undo' })
    assert.deepEqual(intentOf('redo'), { kind: 'redo' })
  })

  it('takes what begins with a dash after "--"', () => {
    assert.deepEqual(intentOf('retitle', 'A-1', '--', '--title'), {
      kind: 'retitleCard',
      card: 'A-1',
      title: '--title',
    })
    assert.deepEqual(intentOf('assign', '--', 'A-1', '-x'), {
      kind: 'assignCard',
      card: 'A-1',
      assignees: ['-x'],
      reason: null,
    })
    fc.assert(
      fc.property(fc.string(), (title) => {
        assert.equal((intentOf('add', '--', title) as { readonly title: string }).title, title)
      }),
    )
  })

  it('is help where help is asked for, whatever else is missing', () => {
    assert.deepEqual(understood('--help').action, { kind: 'help', topic: null })
    assert.deepEqual(understood('-h').action, { kind: 'help', topic: null })
    assert.deepEqual(understood('move', '--help').action, { kind: 'help', topic: 'move' })
  })

  for (const args of [
    [],
    ['fly'],
    ['show', 'me'],
    ['show', '--strict'],
    ['--unknown'],
    ['check', 'x'],
    ['add'],
    ['add', 'Two', 'words'],
    ['move', 'A-1'],
    ['move', 'A-1', 'done', '--top', '--bottom'],
    ['move', 'A-1', 'done', '--top', '--after', 'A-2'],
    ['move', 'A-1', 'done', '--to', 'x'],
    ['assign', 'A-1'],
    ['assign', 'A-1', 'anne', '--nobody'],
    ['block', 'A-1'],
    ['block', 'A-1', '--thief', 'x'],
    ['block', 'A-1', '--reason', 'x'],
    ['flag', 'A-1'],
    ['flag', 'A-1', 'x', '--none'],
    ['class', 'A-1'],
    ['retitle', 'A-1'],
    ['unblock'],
    ['archive'],
    ['undo', 'A-1'],
    ['redo', 'x'],
    ['show', '--board'],
    ['toString'],
  ])
    it(`is misused by: wtw ${args.join(' ')}`, () => assert.notEqual(misuse(...args), ''))

  it('says how a misused command is written', () => {
    assert.match(misuse('move', 'A-1'), /Usage: wtw move <card>\.\.\. <column>/)
    assert.match(misuse('move', 'A-1', 'done', '--to', 'x'), /--to[^]*Usage: wtw move/)
  })

  it('has help for every command', () => {
    for (const name of Object.keys(commandHelp) as CommandName[]) {
      assert.match(helpText(), new RegExp(`wtw ${name}\\b`))
      assert.match(commandHelpText(name), new RegExp(`^Usage: wtw ${name}\\b`))
    }
  })
})

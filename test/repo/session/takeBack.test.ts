import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { afterEach, describe, it } from 'mocha'
import { cardPathTest } from '../../../src/core/board/isCardPath.ts'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import type { Plan } from '../../../src/core/card/edit.ts'
import { ownFieldNames } from '../../../src/core/card/field.ts'
import { Git } from '../../../src/repo/git/git.ts'
import { findRepository } from '../../../src/repo/git/repository.ts'
import { type BoardCommit, chooseTakeBack, planTakeBack } from '../../../src/repo/session/takeBack.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import { backlogOf, cardText, repositoryWith } from '../wall.ts'

const anne = 'anne@example.com'

/** Commits newest first: `c2<c1` is c2, which took back c1; `bern:` before it is its author. */
function line(...texts: readonly string[]): readonly BoardCommit[] {
  return texts.map((text) => {
    const [, author = 'anne', commit = '', undone] = /^(?:(\w+):)?(\w+)(?:<(\w+))?$/.exec(text) ?? []
    return { commit, authorEmail: `${author}@example.com`, subject: commit, undoes: undone ? [undone] : [], about: [] }
  })
}

describe('what is taken back', () => {
  const undo = (...texts: readonly string[]): string | null | undefined =>
    name(chooseTakeBack(line(...texts), anne, 'undo'))
  const redo = (...texts: readonly string[]): string | null | undefined =>
    name(chooseTakeBack(line(...texts), anne, 'redo'))
  const name = (commit: BoardCommit | null | undefined): string | null | undefined => commit && commit.commit

  it('is the newest change of this person', () => {
    assert.equal(undo('c2', 'c1'), 'c2')
    assert.equal(undo('bern:b1', 'c1'), 'c1')
    assert.equal(undo('bern:b1'), undefined)
    assert.equal(undo(), undefined)
  })

  it('goes on to the change before where the newest is taken back already', () => {
    assert.equal(undo('u2<c2', 'c2', 'c1'), 'c1')
    assert.equal(undo('u1<c1', 'u2<c2', 'c2', 'c1'), undefined)
    assert.equal(undo('bern:u2<c2', 'c2', 'c1'), 'c1')
  })

  it('is the redo of a change where that is newest', () => {
    assert.equal(undo('r2<u2', 'u2<c2', 'c2', 'c1'), 'r2')
    assert.equal(undo('v2<r2', 'r2<u2', 'u2<c2', 'c2', 'c1'), 'c1')
  })

  it('is for redo the newest undo that was not redone, as long as nothing new was done', () => {
    assert.equal(redo('u2<c2', 'c2', 'c1'), 'u2')
    assert.equal(redo('u1<c1', 'u2<c2', 'c2', 'c1'), 'u1')
    assert.equal(redo('r1<u1', 'u1<c1', 'u2<c2', 'c2', 'c1'), 'u2')
    assert.equal(redo('r2<u2', 'u2<c2', 'c2'), null)
    assert.equal(redo('c3', 'u2<c2', 'c2'), null)
    assert.equal(redo('bern:b3', 'u2<c2', 'c2'), 'u2')
    assert.equal(redo('c2'), null)
    assert.equal(redo(), undefined)
  })

  it('compares people without case', () => {
    const [commit] = line('c1')
    const shouted = { ...(commit as BoardCommit), authorEmail: 'Anne@Example.com' }
    assert.equal(name(chooseTakeBack([shouted], anne, 'undo')), 'c1')
  })
})

describe('planTakeBack', () => {
  let wall: BoardRepository
  afterEach(() => wall.remove())

  const git = new Git('git')
  const board = (path: string, text: string | null): Record<string, string | null> => ({ [`board/${path}`]: text })

  async function plan(kind: 'undo' | 'redo' = 'undo', suffix = ''): Promise<Plan | string> {
    const repository = await findRepository(git, `${wall.folder}/board`)
    assert.ok(repository)
    const isCardPath = cardPathTest(parseWorkflow(null, 'board'))
    const made = await planTakeBack({ git, repository, kind, names: ownFieldNames, suffix, isCardPath, pending: [] })
    return made.kind === 'plan' ? made : made.kind === 'refusal' ? made.code : assert.fail(made.kind)
  }

  const moved = (card: string, by?: string): void =>
    wall.commit({
      at: '2026-11-17T09:00:00+01:00',
      message: `board: move ${card} to Done [skip ci]\n\nTitle\n\nCard: ${card}\nFrom: backlog\nTo: done\n`,
      files: board(`${card.toLowerCase()}.md`, cardText(card, 'done', 'aZ')),
      ...(by === undefined ? {} : { by }),
    })

  it('puts back the keys that the newest change set, and names that commit', async () => {
    wall = repositoryWith(backlogOf(2))
    moved('SRE-1')
    const made = await plan('undo', '[skip ci]')
    assert.ok(typeof made !== 'string')
    assert.equal(made.subject, 'board: undo move SRE-1 to Done')
    assert.deepEqual(made.edits, [
      {
        kind: 'set',
        path: 'sre-1.md',
        keys: [
          { key: 'status', before: 'done', after: 'backlog' },
          { key: 'rank', before: 'aZ', after: 'aA' },
        ],
      },
    ])
    assert.deepEqual(made.trailers, [
      { key: 'Card', value: 'SRE-1' },
      { key: 'Undoes', value: wall.git('rev-parse', 'HEAD') },
    ])
  })

  it('passes over merges, other people, and commits that the board did not make', async () => {
    wall = repositoryWith(backlogOf(2))
    moved('SRE-1')
    const mine = wall.git('rev-parse', 'HEAD')
    moved('SRE-2', 'Bern <bern@example.com>')
    wall.commit({
      at: '2026-11-18T09:00:00Z',
      message: 'board: by hand',
      files: board('sre-2.md', cardText('SRE-2', 'ready', 'aB')),
    })
    wall.git('switch', '--quiet', '-c', 'side', 'HEAD~1')
    wall.commit({
      at: '2026-11-18T10:00:00Z',
      message: 'Side\n\nCard: SRE-9\n',
      files: board('sre-9.md', cardText('SRE-9', 'done', 'aV')),
    })
    wall.git('switch', '--quiet', 'main')
    wall.git('merge', '--quiet', '--no-ff', '-m', 'Merges\n\nCard: SRE-9', 'side')
    const made = await plan()
    assert.ok(typeof made !== 'string')
    assert.deepEqual(made.trailers.at(-1), { key: 'Undoes', value: mine })
  })

  it('reads only what happened in the folder of this board', async () => {
    wall = repositoryWith({ ...backlogOf(1), 'other/board.md': '' })
    moved('SRE-1')
    wall.commit({
      at: '2026-11-18T09:00:00Z',
      message: 'board: x\n\nCard: O-1\n',
      files: { 'other/o.md': cardText('O-1', 'done', 'a') },
    })
    const made = await plan()
    assert.ok(typeof made !== 'string')
    assert.deepEqual(made.cards, ['SRE-1'])
  })

  it('finds a change a long way back', async () => {
    wall = repositoryWith(backlogOf(1))
    moved('SRE-1')
    const mine = wall.git('rev-parse', 'HEAD')
    for (let i = 0; i < 25; i++)
      wall.commit({
        at: '2026-11-18T09:00:00Z',
        by: 'Bern <bern@example.com>',
        message: `board: retitle SRE-9\n\nCard: SRE-9\n`,
        files: board('sre-9.md', cardText('SRE-9', 'done', 'aV', `Title ${i}`)),
      })
    const made = await plan()
    assert.ok(typeof made !== 'string')
    assert.deepEqual(made.trailers.at(-1), { key: 'Undoes', value: mine })
  })

  it('leaves alone a commit of a person that names a card', async () => {
    wall = repositoryWith(backlogOf(1))
    const files = board('src/new.ts', 'export {}\n')
    wall.commit({ at: '2026-11-18T09:00:00Z', message: 'Add feature\n\nCard: SRE-1\n', files })
    assert.equal(await plan(), 'nothingToUndo')
  })

  it('refuses where a change touched more of the board than cards, or no text', async () => {
    wall = repositoryWith(backlogOf(1))
    const at = '2026-11-18T09:00:00Z'
    const message = 'board: change SRE-1\n\nCard: SRE-1\n'
    const card = board('sre-1.md', cardText('SRE-1', 'done', 'aZ'))
    wall.commit({ at, message, files: { ...card, ...board('src/new.ts', 'export {}\n') } })
    assert.equal(await plan(), 'cannotSplice')
    wall.commit({ at, message, files: board('notes.md', 'No card at all.\n') })
    assert.equal(await plan(), 'cannotSplice')
    writeFileSync(`${wall.folder}/board/sre-1.md`, Buffer.from(cardText('SRE-1', 'done', 'aZ', 'Gr\u00fcn'), 'latin1'))
    wall.git('-c', 'user.name=Anne', '-c', `user.email=${anne}`, 'commit', '--quiet', '-am', message)
    assert.equal(await plan(), 'cannotSplice')
  })

  it('has nothing to take back on a fresh board, and nothing to redo', async () => {
    wall = repositoryWith(backlogOf(1))
    assert.equal(await plan('undo'), 'nothingToUndo')
    assert.equal(await plan('redo'), 'nothingToUndo')
  })
})

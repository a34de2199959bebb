import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { boardRepository } from '../fixtures/boardRepository.ts'
import { smallBoardFiles } from '../fixtures/smallBoard.ts'
import { type Change, oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

const boardText = (smallBoardFiles['board/board.md'] ?? '')
  .replace('    wip: 3\n', '    wip: 3 # two pairs and one in the queue\n    colour: green\n')
  .replace('  - id: done\n', '  # where it ends\n  - id: done\n')
  .replace('Pulled top first.', 'Pulled **top first**, as the [guide](https://example.com/guide) says.')

/** A board whose `board.md` holds comments, and a key that nobody knows. */
function commentedBoard(): BoardRepository {
  const files = { ...smallBoardFiles, 'board/board.md': boardText }
  return boardRepository([{ at: '2026-11-16T09:00:00+01:00', message: 'Starts the board\n', files }])
}

describe('the columns of a board', () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = commentedBoard()
    wall = await open(repository)
  })

  const choose = async (column: string, item: string): Promise<void> => {
    await wall.frame.getByRole('heading', { name: column, exact: true }).hover()
    await wall.frame.getByRole('button', { name: `Actions for column ${column}` }).click()
    await wall.frame.getByRole('menuitem', { name: item, exact: true }).click()
  }
  const write = async (box: string, text: string, verb: string): Promise<void> => {
    await wall.frame.getByRole('textbox', { name: box, exact: true }).fill(text)
    await wall.frame.getByRole('button', { name: verb, exact: true }).click()
  }
  const columns = (): Promise<readonly string[]> =>
    wall.frame.locator('[data-column]').evaluateAll((all) => all.map((each) => each.dataset['column'] ?? ''))
  const written = (): string => repository.git('show', 'HEAD:board/board.md')

  it('say their policy as it is meant', async () => {
    await wall.frame.getByRole('button', { name: 'Ready', exact: true }).focus()
    const policy = wall.frame.getByRole('group', { name: 'Policy of Ready' })
    await policy.locator('strong', { hasText: 'top first' }).waitFor()
    await wall.workbench.page.keyboard.press('Escape')
    await policy.waitFor({ state: 'detached' })
  })

  it('are renamed and limited, each in one commit that leaves all else as it is', async () => {
    const renamed = await oneCommit(repository, async () => {
      await choose('Review', 'Rename column…')
      await write('Name', 'Peer review', 'Rename')
      await wall.frame.getByRole('heading', { name: 'Peer review' }).waitFor()
    })
    assert.deepEqual(about(renamed), ['board: rename column Review to Peer review', 'board/board.md'])
    assert.deepEqual(renamed.lines, ['-    name: Review', '+    name: Peer review'])

    const limited = await oneCommit(repository, async () => {
      await choose('Peer review', 'Limit…')
      await write('Cards at most', '5', 'Set limit')
      await wall.column('review').getByText('1 / 5', { exact: true }).waitFor()
    })
    assert.deepEqual(limited.lines, [
      '-    wip: 3 # two pairs and one in the queue',
      '+    wip: 5 # two pairs and one in the queue',
    ])
    assert.match((await wall.voice.textContent()) ?? '', /Peer review has a limit of 5/)
  })

  it('are moved, and the undo brings the file back to the byte', async () => {
    const before = written()
    await oneCommit(repository, async () => {
      await choose('Peer review', 'Move column left')
      await wall.frame.locator('[data-column="review"] + [data-column="in-progress"]').waitFor()
    })
    for (const kept of ['# two pairs', '    colour: green\n', '  # where it ends\n'])
      assert.ok(written().includes(kept))
    await oneCommit(repository, async () => {
      await wall.card('SRE-8M2P').focus()
      await wall.workbench.page.keyboard.press('Control+z')
      await wall.frame.locator('[data-column="in-progress"] + [data-column="review"]').waitFor()
    })
    assert.equal(written(), before)
  })

  it('are added and removed; the cards of the one that goes are named, and follow', async () => {
    const added = await oneCommit(repository, async () => {
      await choose('Peer review', 'Add column after…')
      await write('Name', 'Verify', 'Add column')
      await wall.column('verify').waitFor()
    })
    assert.deepEqual(added.lines, ['+  - id: verify', '+    name: Verify'])
    assert.deepEqual(await columns(), ['backlog', 'ready', 'in-progress', 'review', 'verify', 'done'])

    const before = written()
    const removed = await oneCommit(repository, async () => {
      await choose('Peer review', 'Remove column…')
      const dialog = wall.dialog('Remove column Peer review')
      await dialog.getByText('SRE-8M2P').waitFor()
      await dialog.getByRole('radio', { name: 'Verify' }).check()
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
      await wall.settlesIn('verify', 'SRE-8M2P')
    })
    assert.deepEqual(removed.files, ['board/board.md', 'board/runbook-8m2p.md'])
    assert.ok(written().includes('  # where it ends\n'))
    await oneCommit(repository, async () => {
      await wall.card('SRE-8M2P').focus()
      await wall.workbench.page.keyboard.press('Control+z')
      await wall.settlesIn('review', 'SRE-8M2P')
    })
    assert.equal(written(), before)
  })

  it('give all their cards to the archive at once, when that is confirmed', async () => {
    const archived = await oneCommit(repository, async () => {
      await choose('Ready', 'Archive all cards…')
      await wall.dialog('Archive 2 cards').getByRole('button', { name: 'Archive', exact: true }).click()
      await wall.card('SRE-4G6J').waitFor({ state: 'detached' })
    })
    assert.equal(archived.files.length, 4)
    assert.equal(await wall.column('ready').getAttribute('data-count'), '0')
  })

  it('stay folded, cut and packed as they were when the window comes again, and in a group of its own', async () => {
    const { workbench } = wall
    await choose('Backlog', 'Fold')
    await workbench.runCommand('Walk the Wall: Swimlanes by Assignee')
    await wall.frame.locator('.lane').first().waitFor()
    await workbench.runCommand('Walk the Wall: Compact Cards')
    const isAsItWas = async (): Promise<void> => {
      await wall.isDrawn()
      await wall.frame.getByRole('button', { name: 'Unfold Backlog' }).waitFor()
      await wall.frame.locator('.lane').first().waitFor()
      await wall.frame.locator('[data-density="compact"]').waitFor()
    }
    // What is remembered is written at most four times a second.
    await workbench.page.waitForTimeout(600)
    await workbench.runCommand('View: Move Editor into Right Group')
    await isAsItWas()
    await workbench.reload()
    await isAsItWas()
  })
})

function about({ subject, files }: Change): readonly string[] {
  return [subject, ...files]
}

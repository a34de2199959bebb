import assert from 'node:assert/strict'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'mocha'
import { commands, type TreeItem, TreeItemCollapsibleState, Uri, window } from 'vscode'
import type { WallView } from '../../src/host/wallView.ts'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { boardFile, boardTabs, cardFile, freshBoard, shownCard, until, wiring } from './openWall.ts'

type Node = Awaited<ReturnType<WallView['getChildren']>>[number]

/** What stands in the tree below a node. */
async function items(node?: Node): Promise<readonly { readonly node: Node; readonly item: TreeItem }[]> {
  const { view } = await wiring()
  return (await view.getChildren(node)).map((child) => ({ node: child, item: view.getTreeItem(child) }))
}

/** A group of the tree, once it says so many. */
async function group(name: string, count: string): Promise<{ readonly node: Node; readonly item: TreeItem }> {
  return until(`${name} ${count}`, async () =>
    (await items()).find(({ item }) => item.label === name && item.description === count),
  )
}

describe('the tree "Wall"', () => {
  let repository: BoardRepository

  beforeEach(async () => {
    repository = await freshBoard({
      'board.md': boardFile,
      'one.md': cardFile('T-1', 'doing', 'assignees: [anne]\n'),
      'two.md': cardFile('T-2', 'doing', 'blocked: No key\nthief: unknown-dependencies\n'),
      'bad.md': cardFile('T-3', 'nowhere'),
    })
    await (await wiring()).sessions.search()
    await commands.executeCommand('walkTheWall.wall.focus')
  })

  it('lists what is mine, what is blocked, and what is wrong', async () => {
    assert.equal((await items((await group('Mine', '1')).node))[0]?.item.label, 'Card T-1')
    const [card] = await items((await group('Blocked', '1')).node)
    assert.equal(card?.item.label, 'Card T-2')
    assert.equal(card?.item.tooltip, 'Card T-2\nT-2 · Doing\nBlocked by Unknown dependencies: No key')
    assert.equal(card?.item.contextValue, 'card blocked')
    assert.equal(
      card?.item.accessibilityInformation?.label,
      'Card T-2, T-2, Doing, Blocked by Unknown dependencies: No key',
    )
    const [problem] = await items((await group('Problems', '1')).node)
    assert.equal(problem?.item.description, 'bad.md:3')
  })

  it('follows the board', async () => {
    repository.write('board/one.md', cardFile('T-1', 'doing', 'blocked: Now too\n'))
    await group('Blocked', '2')
    repository.write('board/one.md', cardFile('T-1', 'doing'))
    repository.write('board/two.md', cardFile('T-2', 'doing'))
    assert.equal((await group('Blocked', 'none')).item.collapsibleState, TreeItemCollapsibleState.None)
  })

  it('shows a card on the wall, opens its file, and unblocks it in one commit', async () => {
    const [card] = await items((await group('Blocked', '1')).node)
    assert.equal(card?.item.command?.command, 'walkTheWall.showOnWall')
    await commands.executeCommand('walkTheWall.showOnWall', card.node)
    await until('the board', () => boardTabs() === 1)
    assert.ok(await shownCard('T-2'))
    await commands.executeCommand('walkTheWall.openCard', card.node)
    await until('its file', () => window.activeTextEditor?.document.uri.fsPath.endsWith('two.md'))
    await commands.executeCommand('walkTheWall.unblock', card.node)
    assert.equal(repository.git('log', '-1', '--format=%s'), 'board: unblock T-2')
    await group('Blocked', 'none')
  })

  it('has a root for each board where there are several', async () => {
    repository.write('board/team/board.md', boardFile.replace('Tested wall', 'Inner wall'))
    repository.write('board/team/three.md', cardFile('I-1', 'ready', 'blocked: yes\n'))
    await until('two boards', async () => (await wiring()).sessions.folders.length === 2)
    const roots = await items()
    assert.deepEqual(
      roots.map(({ item }) => item.label),
      ['Tested wall', 'Inner wall'],
    )
    const groups = await items(roots[1]?.node)
    assert.equal(groups.find(({ item }) => item.label === 'Blocked')?.item.description, '1')
  })
})

describe('the files of blocked cards', () => {
  it('carry a badge with the thief and the reason, as long as they are blocked', async () => {
    const repository = await freshBoard({
      'board.md': boardFile,
      'two.md': cardFile('T-2', 'doing', 'blocked: No key\nthief: unknown-dependencies\n'),
    })
    const { blockedFiles, sessions } = await wiring()
    await sessions.search()
    const uri = Uri.file(join(repository.folder, 'board/two.md'))
    const changed: string[] = []
    const listening = blockedFiles.onDidChangeFileDecorations((uris) => changed.push(...uris.map(String)))
    try {
      const decoration = await until('the badge', () => blockedFiles.provideFileDecoration(uri))
      assert.deepEqual([decoration.badge, decoration.tooltip], ['B', 'Blocked by Unknown dependencies: No key'])
      changed.length = 0
      repository.write('board/one.md', cardFile('T-1', 'ready'))
      await until('another card', () => sessions.all()[0]?.board.cardsByPath.has('one.md'))
      assert.deepEqual(changed, [], 'nothing else is drawn anew')
      repository.write('board/two.md', cardFile('T-2', 'doing'))
      await until('no badge', () => blockedFiles.provideFileDecoration(uri) === undefined)
      assert.deepEqual(changed, [uri.toString()])
    } finally {
      listening.dispose()
    }
  })
})

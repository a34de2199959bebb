import assert from 'node:assert/strict'
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import { findBoardAt, findBoards, findBoardUpward, repositoryTop } from '../../../src/repo/files/findBoards.ts'
import { boardText, cardText, folderWith } from '../wall.ts'

const card = cardText('A-1', 'backlog', 'aV')

describe('findBoards', () => {
  const leftovers: (() => void)[] = []
  afterEach(() => leftovers.splice(0).forEach((remove) => remove()))

  function tree(files: Readonly<Record<string, string>>): string {
    const { folder, remove } = folderWith(files)
    leftovers.push(remove)
    return folder
  }

  const find = async (
    root: string,
    more: { excludes?: string[]; extra?: string[] } = {},
  ): Promise<readonly string[]> => {
    const found = await findBoards({ roots: [root], excludes: more.excludes ?? [], extra: more.extra ?? [] })
    return found.map((folder) => folder.replace(`${root}/`, ''))
  }

  it('finds every folder whose board.md names columns, boards within boards too', async () => {
    const root = tree({
      'board.md': '---\ntitle: no columns\n---\n',
      'team/sre/board.md': boardText,
      'team/sre/network/board.md': boardText,
      'broken/board.md': '---\ncolumns: [\n---\n',
      'open/board.md': '\uFEFF---\r\n"columns":\r\n  - id: a\r\n',
      'body/board.md': '---\ntitle: x\n---\ncolumns: in the body\n',
      'text/board.md': 'columns: in a text\n',
    })
    assert.deepEqual(await find(root), ['broken', 'open', 'team/sre', 'team/sre/network'])
  })

  it('takes a board/ with cards at the top as a board, and none below', async () => {
    assert.deepEqual(await find(tree({ 'board/a.md': card, 'docs/board/b.md': card })), ['board'])
    assert.deepEqual(await find(tree({ 'board/sub/a.md': card })), ['board'])
    assert.deepEqual(await find(tree({ 'board/a.md': 'text\n', 'board/README.md': card })), [])
    assert.deepEqual(await find(tree({ 'board/a.md': card, 'board/board.md': '---\ntitle: x\n---\n' })), [])
  })

  it('does not search node_modules, .git, what is excluded, and links', async () => {
    const root = tree({
      'node_modules/x/board.md': boardText,
      '.git/board.md': boardText,
      'out/deep/board.md': boardText,
      'wall/board.md': boardText,
      'board/a.md': card,
    })
    symlinkSync('wall', join(root, 'linked'))
    assert.deepEqual(await find(root, { excludes: ['**/out', 'board'] }), ['wall'])
  })

  it('adds the folders that somebody named, each board once', async () => {
    const other = tree({ 'cards/a.md': card, 'empty/x.txt': '' })
    const root = tree({ 'wall/board.md': boardText })
    const extra = [join(other, 'cards'), join(other, 'empty'), join(other, 'absent'), join(root, 'wall')]
    assert.deepEqual(await find(root, { extra }), ['wall', join(other, 'cards')])
    assert.deepEqual(await findBoards({ roots: ['/nowhere/at/all'], excludes: [], extra: [] }), [])
  })

  describe('from a folder upward', () => {
    it('takes the folder itself, then its board/, then the same one step up', async () => {
      const root = tree({ 'board/board.md': boardText, 'src/deep/x.txt': '', 'src/board/board.md': boardText })
      mkdirSync(join(root, '.git'))
      assert.equal(await findBoardUpward(join(root, 'board')), join(root, 'board'))
      assert.equal(await findBoardUpward(root), join(root, 'board'))
      assert.equal(await findBoardUpward(join(root, 'src/deep')), join(root, 'src/board'))
    })

    it('ends at the top of the repository', async () => {
      const root = tree({ 'board.md': boardText, 'inner/src/x.txt': '' })
      assert.equal(await findBoardUpward(join(root, 'inner/src')), root)
      mkdirSync(join(root, 'inner/.git'))
      assert.equal(await findBoardUpward(join(root, 'inner/src')), null)
      assert.equal(repositoryTop(join(root, 'inner/src')), join(root, 'inner'))
    })

    it('takes a board/ without board.md at the top only', async () => {
      const root = tree({ 'board/sub/a.md': card, 'docs/board/b.md': card, 'docs/x/y.txt': '' })
      mkdirSync(join(root, '.git'))
      for (const from of ['board', 'board/sub', 'docs/board', 'docs/x', '.'])
        assert.equal(await findBoardUpward(join(root, from)), join(root, 'board'), from)
      rmSync(join(root, 'board'), { recursive: true })
      assert.equal(await findBoardUpward(join(root, 'docs/board')), null)
    })

    it('without a repository takes it where the way began', async () => {
      const root = tree({ 'board/a.md': card, 'x/y.txt': '' })
      assert.equal(await findBoardUpward(root), join(root, 'board'))
      assert.equal(await findBoardUpward(join(root, 'board')), join(root, 'board'))
      assert.equal(await findBoardUpward(join(root, 'x')), null)
    })
  })

  it('takes the folder that is named, or the board/ in it', async () => {
    const root = tree({ 'a.md': card, 'board/board.md': boardText, 'cards/b.md': card, 'empty/x.txt': '' })
    assert.equal(await findBoardAt(root), join(root, 'board'))
    assert.equal(await findBoardAt(join(root, 'board')), join(root, 'board'))
    assert.equal(await findBoardAt(join(root, 'cards')), join(root, 'cards'))
    assert.equal(await findBoardAt(join(root, 'empty')), null)
    assert.equal(await findBoardAt(join(root, 'absent')), null)
  })
})

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import type { WriteOutcome } from '../../../src/repo/commit/settle.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import {
  cardText,
  change,
  editorsOver,
  giveAway,
  move,
  moveEdit,
  openWriter,
  planOf,
  repositoryWithBoard,
} from '../../fixtures/writerRepository.ts'

const kinds = (outcomes: readonly WriteOutcome[]): readonly string[] => outcomes.map(({ kind }) => kind)
const why = (outcome: WriteOutcome): string | null => (outcome.kind === 'pending' ? outcome.why : outcome.kind)
const moved = cardText.replace('status: ready', 'status: doing')

describe('A card with unsaved text in an editor', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  async function unsavedMove(): Promise<{
    path: string
    texts: Map<string, string>
    writer: Awaited<ReturnType<typeof openWriter>>
  }> {
    repository = repositoryWithBoard()
    const path = join(repository.folder, 'board/a.md')
    const texts = new Map([[path, cardText.replace('Fifth', 'Unsaved')]])
    const writer = await openWriter(repository.folder, { editors: editorsOver(texts) })
    assert.equal(why(await move(writer, repository.folder, ['ready', 'doing'])), 'unsaved')
    return { path, texts, writer }
  }

  it('gets the change there; neither file nor git have it before it is saved', async () => {
    const { path, texts, writer } = await unsavedMove()
    assert.equal(texts.get(path), moved.replace('Fifth', 'Unsaved'))
    assert.equal(repository.read('board/a.md'), cardText)
    assert.deepEqual(kinds(await writer.settle()), ['pending'])
    assert.equal(repository.git('rev-list', '--count', 'HEAD'), '1')
    assert.deepEqual(writer.pending()[0]?.inEditor, ['board/a.md'])
  })

  it('is committed once it is saved, even if typing has gone on', async () => {
    const { path, texts, writer } = await unsavedMove()
    repository.write('board/a.md', texts.get(path) ?? '')
    texts.set(path, `${texts.get(path)}More`)
    assert.deepEqual(kinds(await writer.settle()), ['committed'])
    assert.equal(`${repository.git('show', 'HEAD:board/a.md')}\n`, moved)
    assert.equal(repository.git('status', '--porcelain'), ' M board/a.md')
  })

  it('gets the change into its file when it is closed without saving', async () => {
    const { texts, writer } = await unsavedMove()
    texts.clear()
    assert.deepEqual(kinds(await writer.settle()), ['committed'])
    assert.equal(repository.read('board/a.md'), moved)
    assert.equal(repository.git('status', '--porcelain'), '')
  })

  it('gets the change into its file when the window is lost', async () => {
    await unsavedMove()
    giveAway(repository, { pid: 2 ** 22 + 1 })
    const other = await openWriter(repository.folder)
    assert.deepEqual(kinds(await other.settle()), ['committed'])
    assert.equal(repository.read('board/a.md'), moved)
  })

  it('is left to its window by another process', async () => {
    await unsavedMove()
    giveAway(repository, { pid: process.ppid })
    const other = await openWriter(repository.folder)
    assert.deepEqual(kinds(await other.settle()), ['pending'])
    assert.equal(repository.read('board/a.md'), cardText)
  })

  it('is refused a rename', async () => {
    const { writer } = await unsavedMove()
    const plan = planOf([{ kind: 'rename', path: 'a.md', to: 'archive/a.md' }])
    assert.equal((await change(writer, repository.folder, plan)).kind, 'refused')
    assert.equal(repository.read('board/a.md'), cardText)
  })

  it('refuses the change if the editor does not take it', async () => {
    repository = repositoryWithBoard()
    const texts = new Map([[join(repository.folder, 'board/a.md'), cardText.replace('Fifth', 'Unsaved')]])
    const editors = { ...editorsOver(texts), change: () => Promise.resolve(false) }
    const writer = await openWriter(repository.folder, { editors })
    assert.equal((await move(writer, repository.folder, ['ready', 'doing'])).kind, 'refused')
    assert.deepEqual(writer.pending(), [])
  })

  it('gets a change taken back there before it was ever saved', async () => {
    const { path, texts, writer } = await unsavedMove()
    const board = { folder: join(repository.folder, 'board'), commitSuffix: '' }
    const entry = writer.pending()[0]?.id ?? ''
    const plan = planOf([moveEdit('doing', 'ready')])
    await writer.write(board, () => Promise.resolve({ kind: 'cancel', entry, plan }))
    assert.equal(texts.get(path), cardText.replace('Fifth', 'Unsaved'))
    texts.clear()
    assert.deepEqual(await writer.settle(), [])
    assert.deepEqual(writer.pending(), [])
    assert.equal(repository.read('board/a.md'), cardText)
  })
})

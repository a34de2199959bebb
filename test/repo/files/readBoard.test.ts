import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import { readBody } from '../../../src/core/card/markdownBody.ts'
import { type BoardFiles, type FilesChange, readBoard } from '../../../src/repo/files/readBoard.ts'
import { boardText, cardText, folderWith } from '../wall.ts'

const card = (id: string): string => cardText(id, 'backlog', 'aV')

describe('readBoard', () => {
  const leftovers: (() => void)[] = []
  afterEach(() => leftovers.splice(0).forEach((remove) => remove()))

  function wall(files: Readonly<Record<string, string | Uint8Array>>): ReturnType<typeof folderWith> {
    const made = folderWith(files)
    leftovers.push(made.remove)
    return made
  }

  const ids = (files: BoardFiles): readonly string[] => [...files.cards()].map(({ id }) => id).sort()
  const problemsAt = (files: BoardFiles, path: string): readonly string[] =>
    files.cardAt(path)?.problems.map(({ code }) => code) ?? []
  const changed = ({ cards }: FilesChange): Record<string, string | null> =>
    Object.fromEntries([...cards].map(([path, one]) => [path, one?.title ?? null]))

  describe('finding the cards', () => {
    it('takes front-mattered Markdown in any sub-folder, and nothing else', async () => {
      const { folder } = wall({
        'board.md': boardText,
        'a.md': card('A'),
        'network/deep/b.md': card('B'),
        'README.md': card('no'),
        'team.md': card('no'),
        'meetings/2026-11-16.md': card('no'),
        '.hidden.md': card('no'),
        '_template.md': card('no'),
        'archive/old.md': card('no'),
        'notes.md': 'Just text\n',
        'rule.md': '----\nnot a delimiter\n',
        'picture.png': card('no'),
        'node_modules/x/c.md': card('no'),
        '.git/d.md': card('no'),
      })
      assert.deepEqual(ids(await readBoard(folder)), ['A', 'B'])
    })

    it('leaves a board inside the board to itself, and what is called board.md without columns is just a folder', async () => {
      const { folder } = wall({
        'board.md': boardText,
        'a.md': card('A'),
        'inner/board.md': boardText,
        'inner/b.md': card('B'),
        'plain/board.md': '---\ntitle: none\n---\n',
        'plain/c.md': card('C'),
      })
      assert.deepEqual(ids(await readBoard(folder)), ['A', 'C'])
    })

    it('follows the globs of board.md', async () => {
      const { folder } = wall({
        'board.md': boardText.replace('columns:', 'cards: ["tasks/*.md"]\ncolumns:'),
        'tasks/a.md': card('A'),
        'tasks/deep/b.md': card('B'),
        'c.md': card('C'),
      })
      assert.deepEqual(ids(await readBoard(folder)), ['A'])
    })

    it('reads a folder without board.md, without cards, and one that is not there', async () => {
      assert.deepEqual(ids(await readBoard(wall({ 'a.md': card('A') }).folder)), ['A'])
      assert.deepEqual(ids(await readBoard(wall({}).folder)), [])
      assert.deepEqual(ids(await readBoard('/nowhere/at/all')), [])
    })
  })

  describe('bad files', () => {
    it('are problems on the card, and the others are read', async () => {
      const { folder } = wall({
        'board.md': boardText,
        'good.md': card('GOOD'),
        'nul.md': card('ZERO').replace('Body', 'B\0dy'),
        'latin.md': Buffer.from(card('LATIN').replace('Body', 'B\xf6dy'), 'latin1'),
        'huge.md': card('HUGE') + 'x'.repeat(5_000_000),
      })
      const files = await readBoard(folder)
      assert.deepEqual(ids(files), ['GOOD', 'HUGE', 'LATIN', 'ZERO'])
      assert.deepEqual(problemsAt(files, 'nul.md'), ['nulByte'])
      assert.deepEqual(problemsAt(files, 'latin.md'), ['notUtf8'])
      assert.deepEqual(problemsAt(files, 'huge.md'), ['tooLarge'])
      assert.ok((files.cardAt('huge.md')?.text.length ?? Infinity) < 100_000, 'only the head of a huge card is kept')
      for (const path of ['nul.md', 'latin.md', 'huge.md']) assert.equal(files.cardAt(path)?.isUnreadable, true)
      assert.deepEqual(problemsAt(files, 'good.md'), [])
    })

    it('without front matter are no cards, whatever is wrong with them', async () => {
      const { folder } = wall({ 'a.md': Buffer.from('\xff\xfe text', 'latin1'), 'b.md': 'x'.repeat(2_000_000) })
      assert.deepEqual(ids(await readBoard(folder)), [])
    })

    it('keeps a byte order mark', async () => {
      const { folder } = wall({ 'a.md': `\uFEFF${card('A')}` })
      assert.equal((await readBoard(folder)).cardAt('a.md')?.text, `\uFEFF${card('A')}`)
    })

    it('never follows a link, out of the board or within it', async () => {
      const outside = wall({ 'secret.md': card('SECRET') })
      const { folder } = wall({ 'board.md': boardText, 'a.md': card('A') })
      symlinkSync(join(outside.folder, 'secret.md'), join(folder, 'out.md'))
      symlinkSync('a.md', join(folder, 'in.md'))
      symlinkSync('nowhere.md', join(folder, 'broken.md'))
      symlinkSync(outside.folder, join(folder, 'linked'))
      const files = await readBoard(folder)
      assert.deepEqual(ids(files), ['A', 'broken', 'in', 'out'])
      for (const path of ['out.md', 'in.md', 'broken.md']) assert.deepEqual(problemsAt(files, path), ['outsideBoard'])
      assert.deepEqual(
        files.workflow.problems.map(({ code, path }) => [code, path]),
        [['outsideBoard', 'linked']],
      )
    })

    it('does not wait for a pipe', async () => {
      const { folder } = wall({ 'a.md': card('A') })
      execFileSync('mkfifo', [join(folder, 'pipe.md')])
      const files = await readBoard(folder)
      assert.deepEqual(ids(files), ['A'])
      assert.deepEqual(changed(await files.refresh(['pipe.md'])), {})
    })

    it('takes a board.md that cannot be read as a broken one, never as none', async () => {
      const { folder } = wall({ 'a.md': card('A') })
      symlinkSync('/etc/hostname', join(folder, 'board.md'))
      assert.equal((await readBoard(folder)).workflow.isBroken, true)
    })
  })

  describe('looking again', () => {
    it('reads what is named, and only what says something else is news', async () => {
      const { folder, write } = wall({ 'board.md': boardText, 'a.md': card('A'), 'b.md': card('B') })
      const files = await readBoard(folder)
      const before = files.cardAt('a.md')
      write('a.md', card('A'))
      assert.deepEqual(changed(await files.refresh(['a.md', 'b.md'])), {})
      assert.equal(files.cardAt('a.md'), before)
      write('a.md', card('A').replace('Card A', 'Other'))
      assert.deepEqual(changed(await files.refresh(['a.md'])), { 'a.md': 'Other' })
    })

    it('finds out by itself what changed, came and went', async () => {
      const { folder, write } = wall({ 'board.md': boardText, 'a.md': card('A'), 'b.md': card('B'), 'c.md': card('C') })
      const files = await readBoard(folder)
      const same = files.cardAt('c.md')
      write('a.md', card('A').replace('Card A', 'Card Z'))
      rmSync(join(folder, 'b.md'))
      write('new/d.md', card('D'))
      assert.deepEqual(changed(await files.refresh(null)), { 'a.md': 'Card Z', 'b.md': null, 'new/d.md': 'Card D' })
      assert.equal(files.cardAt('c.md'), same)
      assert.deepEqual(changed(await files.refresh(null)), {})
    })

    it('is not deceived by a file of the same size and date', async () => {
      const { folder, write } = wall({ 'board.md': boardText, 'a.md': card('A') })
      const past = new Date('2026-01-01T00:00:00Z')
      utimesSync(join(folder, 'a.md'), past, past)
      const files = await readBoard(folder)
      write('a.md', card('A').replace('Card A', 'Card Z'))
      utimesSync(join(folder, 'a.md'), past, past)
      assert.deepEqual(changed(await files.refresh(null)), { 'a.md': 'Card Z' })
    })

    it('takes off a named card that is gone, turned into a link, or lost its front matter', async () => {
      const { folder, write } = wall({ 'board.md': boardText, 'a.md': card('A'), 'b.md': card('B'), 'c.md': card('C') })
      const files = await readBoard(folder)
      rmSync(join(folder, 'a.md'))
      rmSync(join(folder, 'b.md'))
      symlinkSync('c.md', join(folder, 'b.md'))
      write('c.md', 'text\n')
      assert.deepEqual(changed(await files.refresh(['a.md', 'b.md', 'c.md'])), {
        'a.md': null,
        'b.md': 'b',
        'c.md': null,
      })
      assert.deepEqual(problemsAt(files, 'b.md'), ['outsideBoard'])
    })

    it('reads everything anew when board.md reads or finds cards in another way', async () => {
      const { folder, write } = wall({ 'board.md': boardText, 'a.md': card('A').replace('rank:', 'ordinal:') })
      const files = await readBoard(folder)
      assert.equal(files.cardAt('a.md')?.rank, null)
      write('board.md', boardText.replace('columns:', 'fields: {rank: ordinal}\ncolumns:'))
      const change = await files.refresh(['board.md'])
      assert.equal(change.isWorkflowNew, true)
      assert.equal(files.cardAt('a.md')?.rank, 'aV')
      write('board.md', boardText.replace('columns:', 'cards: ["b.md"]\ncolumns:'))
      await files.refresh(['board.md'])
      assert.deepEqual(ids(files), [])
      rmSync(join(folder, 'board.md'))
      await files.refresh(['board.md'])
      assert.deepEqual(ids(files), ['A'])
    })

    it('understands folders that come, go, and become boards of their own', async () => {
      const { folder, write } = wall({ 'board.md': boardText, 'in/a.md': card('A') })
      const files = await readBoard(folder)
      renameSync(join(folder, 'in'), join(folder, 'out'))
      assert.deepEqual(changed(await files.refresh(['in', 'out'])), { 'in/a.md': null, 'out/a.md': 'Card A' })
      write('out/board.md', boardText)
      assert.deepEqual(changed(await files.refresh(['out/board.md'])), { 'out/a.md': null })
      mkdirSync(join(folder, 'more'))
      writeFileSync(join(folder, 'more/b.md'), card('B'))
      assert.deepEqual(changed(await files.refresh(['more/b.md'])), { 'more/b.md': 'Card B' })
      write('out/c.md', card('C'))
      assert.deepEqual(changed(await files.refresh(['out/c.md'])), {})
    })
  })

  it('lays the edits of an open editor over the file, until they are in it', async () => {
    const { folder, write } = wall({ 'board.md': boardText, 'a.md': card('A') })
    const files = await readBoard(folder)
    const keys = [{ key: 'status', before: 'backlog', after: 'ready' } as const]
    files.overlay = new Map([['a.md', [{ kind: 'set', path: 'a.md', keys }]]])
    await files.refresh(['a.md'])
    assert.equal(files.cardAt('a.md')?.status, 'ready')
    write('a.md', card('A').replace('backlog', 'ready'))
    files.overlay = new Map()
    assert.deepEqual(changed(await files.refresh(['a.md'])), {})
  })

  it('asks the Markdown parser where a body is not what it seems, when there is time', async () => {
    const odd =
      '---\nid: A\n---\n<!--\n# Not a heading\n-->\n\n> - [ ] quoted\n\n[ref]: x\n\nSummary `a\nb`.\n\n1) - [x] done\n'
    const { folder, write } = wall({ 'a.md': odd })
    const files = await readBoard(folder)
    await files.settleBodies()
    const { summary, checklist } = readBody(odd.slice(odd.indexOf('<!--')))
    assert.deepEqual([files.cardAt('a.md')?.summary, files.cardAt('a.md')?.checklist], [summary, checklist])
    assert.equal((await files.settleBodies()).cards.size, 0)
    write('a.md', `${odd}More.\n`)
    await files.refresh(['a.md'])
    assert.equal(files.cardAt('a.md')?.summary, summary)
  })

  it('knows the ids and names in the archive', async () => {
    const { folder, write } = wall({
      'archive/a.md': card('Old-1'),
      'archive/2025/b.md': card('OLD-2'),
      'archive/c.md': 'x',
    })
    const files = await readBoard(folder)
    const archive = await files.readArchive()
    assert.deepEqual([...archive.ids].sort(), ['old-1', 'old-2'])
    assert.deepEqual([...archive.paths].sort(), ['archive/2025/b.md', 'archive/a.md', 'archive/c.md'])
    write('archive/c.md', card('OLD-3'))
    assert.deepEqual([...(await files.readArchive()).ids].sort(), ['old-1', 'old-2', 'old-3'])
  })

  it('lets others have a turn while it reads', async function () {
    this.timeout(60_000)
    const cards = Array.from({ length: 2_000 }, (_, i) => [`c-${i}.md`, card(`C-${i}`) + 'Some words.\n'.repeat(100)])
    const { folder } = wall(Object.fromEntries(cards) as Record<string, string>)
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await readBoard(folder)
    clearInterval(timer)
    assert.ok(turns >= 3, `${turns} turns`)
  })
})

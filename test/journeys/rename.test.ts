import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { type BoardRepository, boardRepository } from '../fixtures/boardRepository.ts'
import { smallBoardFiles } from '../fixtures/smallBoard.ts'
import { changeOf, eventually } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

const notes = 'docs/notes.md'
const plan = 'docs/plan.md'

/** The small board with fifty references to SRE-5H7K: 40 in cards, 10 in texts, and others that only look alike. */
function muchReferred(): BoardRepository {
  const cards = Array.from({ length: 40 }, (_, i) => {
    const id = `SRE-R${i + 10}`
    return [`board/${id.toLowerCase()}.md`, `---\nid: ${id}\nstatus: done\ntitle: ${id}\ndepends_on: [SRE-5H7K]\n---\n`]
  })
  const files = {
    ...smallBoardFiles,
    ...(Object.fromEntries(cards) as Readonly<Record<string, string>>),
    [notes]: 'SRE-5H7K first.\n\nThen SRE-4G6J, not SRE-5H7K2.\n\nAfter SRE-5H7K the rest.\n',
    [plan]: Array.from({ length: 8 }, (_, i) => `${i}: SRE-5H7K, XSRE-5H7K, SRE-5H7K-old\n`).join(''),
    'src/app.txt': 'SRE-5H7K in the code stays.\n',
  }
  return boardRepository([{ at: '2026-11-16T09:00:00+01:00', message: 'Starts the board\n', files }])
}

describe('renaming a card from the palette', () => {
  const { open } = journey({ settings: { 'files.autoSave': 'off' } })
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = muchReferred()
    wall = await open(repository)
  })

  it('changes fifty references in one commit, once the unsaved one among them is saved', async () => {
    const { page } = wall.workbench
    const head = repository.git('rev-parse', 'HEAD')
    await page.keyboard.press('Control+p')
    await page.locator('.quick-input-widget input').first().fill('notes.md')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'notes.md' }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.tab.active', { hasText: 'notes.md' }).waitFor()
    await page.locator('.view-line', { hasText: 'the rest.' }).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('Half a thou')
    await wall.workbench.runCommand('Walk the Wall: Rename Card Id')
    const input = page.locator('.quick-input-widget input').first()
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'SRE-5H7K' }).first().waitFor()
    await input.fill('SRE-5H7K')
    await page.keyboard.press('Enter')
    await page.getByText('It is named in 42 other files').waitFor()
    await input.fill('SRE-CERT')
    await page.keyboard.press('Enter')

    // The text that somebody is writing has it, its file has not: nothing is committed yet.
    await page.locator('.view-line', { hasText: 'SRE-CERT first.' }).waitFor()
    await eventually(() => assert.match(repository.read('board/sre-r49.md'), /SRE-CERT/))
    assert.equal(repository.git('rev-parse', 'HEAD'), head)
    assert.match(repository.read(notes), /^SRE-5H7K first/)

    await page.locator('.view-line', { hasText: 'Half a thou' }).click()
    await page.keyboard.press('Control+s')
    await eventually(() => assert.notEqual(repository.git('rev-parse', 'HEAD'), head))
    const { subject, lines, files } = changeOf(repository, 'HEAD')
    assert.equal(repository.git('rev-parse', 'HEAD^'), head)
    assert.equal(subject, 'board: rename SRE-5H7K to SRE-CERT')
    assert.equal(files.length, 43)
    assert.equal(lines.filter((line) => line.startsWith('+')).length, 51)
    assert.ok(lines.includes('+0: SRE-CERT, XSRE-5H7K, SRE-5H7K-old'))
    assert.match(repository.read(notes), /Then SRE-4G6J, not SRE-5H7K2\.\n\nAfter SRE-CERT the rest\.\nHalf a thou/)
    assert.match(repository.read('src/app.txt'), /SRE-5H7K/)
    await eventually(() => assert.equal(repository.git('status', '--porcelain'), ` M ${notes}`))
    assert.doesNotMatch(repository.git('show', `HEAD:${notes}`), /Half a thou/)
  })
})

import assert from 'node:assert/strict'
import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

const script = '<img src=x onerror="document.title=1"><script>document.title=1</script>'

describe('a hostile board', () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = smallBoard()
    const trap = join(repository.folder, 'trap.txt')
    const files = {
      'board/script.md': `---\nid: SRE-SCRPT\nstatus: ready\ntitle: '${script}'\nlabels: ['<b>bold</b>']\n---\n${script}\n`,
      'board/tag.md': `---js\nrequire('fs').writeFileSync(${JSON.stringify(trap)}, 'x')\nid: SRE-TAG1\n---\n`,
      'board/conflict.md':
        '---\nid: SRE-CNFL\n<<<<<<< ours\nstatus: ready\n=======\nstatus: done\n>>>>>>> theirs\ntitle: Torn\n---\n',
      'board/-m.md': '---\nid: SRE-DASH\nstatus: ready\ntitle: An option as a name\n---\n',
      'board/:(exclude)x.md': '---\nid: SRE-PATHS\nstatus: ready\ntitle: A pathspec as a name\n---\n',
      'board/proto.md': '---\nid: SRE-PRTO\nstatus: ready\n__proto__: {polluted: yes}\ntitle: Proto\n---\n',
    }
    repository.commit({ at: '2026-11-17T09:00:00+01:00', message: 'Hostile\n', files })
    symlinkSync('/etc/hostname', join(repository.folder, 'board', 'out.md'))
    wall = await open(repository)
  })

  it('is drawn as text, and nothing of it runs', async () => {
    await wall.card('SRE-SCRPT').waitFor()
    assert.ok(((await wall.card('SRE-SCRPT').textContent()) ?? '').includes(script))
    assert.equal(await wall.card('SRE-SCRPT').locator('img, script, b').count(), 0)
    assert.notEqual(await wall.frame.locator('html').evaluate((html) => html.ownerDocument.title), '1')
    assert.equal(existsSync(join(repository.folder, 'trap.txt')), false)
  })

  it('marks what cannot be read', async () => {
    await wall.frame.locator('[data-unreadable]', { hasText: 'Torn' }).waitFor()
    assert.ok((await wall.frame.locator('[data-unreadable]').count()) >= 3)
  })

  it('moves the good cards, whatever their files are called', async () => {
    for (const [id, file] of [
      ['SRE-DASH', '-m.md'],
      ['SRE-PATHS', ':(exclude)x.md'],
    ] as const) {
      const change = await oneCommit(repository, async () => {
        await wall.drag(id, wall.column('done'))
        await wall.settlesIn('done', id)
      })
      assert.deepEqual(change.files, [`board/${file}`])
    }
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { after, before, describe, it } from 'mocha'
import { BodyRenderer } from '../../../src/repo/bodies/bodyRenderer.ts'

describe('the thread that draws bodies', () => {
  let folder: string

  before(async function () {
    this.timeout(30_000)
    folder = mkdtempSync(join(tmpdir(), 'wtw-bodies-'))
    await build({
      entryPoints: [resolve(import.meta.dirname, '../../../src/repo/bodies/bodyWorker.ts')],
      outfile: join(folder, 'bodyWorker.js'),
      bundle: true,
      platform: 'node',
    })
  })
  after(() => rmSync(folder, { recursive: true }))

  it('draws one body after the other', async () => {
    const renderer = new BodyRenderer(join(folder, 'bodyWorker.js'), 20_000)
    const [one, two] = await Promise.all([renderer.render('# One\n'), renderer.render('- [ ] two\n')])
    assert.match(JSON.stringify(one.tree), /"h3".*One/)
    assert.deepEqual(two.tasks, [{ line: '- [ ] two', nth: 0, isDone: false }])
    renderer.dispose()
  }).timeout(30_000)

  it('ends with a text that takes too long, and goes on with the next', async () => {
    const renderer = new BodyRenderer(join(folder, 'bodyWorker.js'), 500)
    const hostile = `> a\n${'b\n'.repeat(49_000)}`
    const began = Date.now()
    const rendered = await renderer.render(hostile)
    assert.ok(Date.now() - began < 5_000)
    assert.deepEqual([rendered.isSource, rendered.tasks], [true, []])
    const patient = new BodyRenderer(join(folder, 'bodyWorker.js'), 20_000)
    assert.equal((await patient.render('fine')).isSource, false)
    renderer.dispose()
    patient.dispose()
  }).timeout(40_000)

  it('throws what broke it', async () => {
    const renderer = new BodyRenderer(join(folder, 'gone.js'), 20_000)
    await assert.rejects(renderer.render('x'))
  }).timeout(30_000)
})

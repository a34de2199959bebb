import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { installServer } from '../vscode/installServer.ts'
import { packagePath, projectFolder } from '../vscode/packagePath.ts'
import { installVsix } from '../vscode/startServer.ts'
import { release } from './journey.ts'

describe('the package, installed', () => {
  const data = mkdtempSync(join(tmpdir(), 'wtw-package-'))
  let folder: string
  let files: readonly string[]
  before(async () => {
    await installVsix(await installServer(release), data, packagePath())
    const [name = ''] = readdirSync(join(data, 'extensions')).filter((name) => name.startsWith('walk-the-wall.'))
    folder = join(data, 'extensions', name)
    files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      statSync(join(folder, file)).isFile(),
    )
  })
  after(() => rmSync(data, { recursive: true }))

  it('is the only one in the project', () => {
    assert.equal(readdirSync(projectFolder).filter((name) => name.endsWith('.vsix')).length, 1)
  })

  it('holds what is built, pictures and papers, and nothing else', () => {
    const strangers = files.filter(
      (file) =>
        !/^(dist|media)\/|^(package(\.nls.*)?\.json|readme\.md|changelog\.md|LICENSE\.txt|\.vsixmanifest)$/.test(file),
    )
    assert.deepEqual(strangers, [])
    assert.ok(files.includes('dist/extension.js') && files.includes('dist/cli.js'))
    assert.deepEqual(
      files.filter((file) => /\.(map|tsx?)$|node_modules/.test(file)),
      [],
    )
  })

  it('evaluates no text and brings no second YAML library', () => {
    for (const file of files.filter((file) => file.endsWith('.js'))) {
      const code = readFileSync(join(folder, file), 'utf8')
      assert.doesNotMatch(code, /\beval\(|new Function\(|safeLoad/, file)
    }
  })

  it('names the licences of what it contains', () => {
    const notices = readFileSync(join(folder, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
    for (const name of ['yaml', 'gray-matter', 'preact', 'unified', '@atlaskit/pragmatic-drag-and-drop'])
      assert.ok(notices.includes(`\n${name} `), name)
    assert.match(notices, /@vscode\/codicons \S+ \(CC-BY-4\.0\)/)
  })
})

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, it } from 'mocha'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '..')
const source = join(root, 'src')

/** Every TypeScript file below a folder, relative to the project, with `/`. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => relative(root, join(folder, name)).split(sep).join('/'))
}

/** What a file imports, types and lazy imports too: project files relative to the project with `/`, others by name. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true)
  return importedFiles.map(({ fileName }) =>
    fileName.startsWith('.')
      ? relative(root, resolve(root, dirname(file), fileName))
          .split(sep)
          .join('/')
      : fileName,
  )
}

/** Which room of the house a file is in: `core/card`, `repo/git`, `host`, `extension` … */
function roomOf(file: string): string {
  const [, room = '', inner = ''] = file.split('/')
  return room === 'core' || room === 'repo' ? `${room}/${inner}` : room.replace(/\.ts$/, '')
}

const core = [
  'core/l10n',
  'core/card',
  'core/board',
  'core/history',
  'core/flow',
  'core/edit',
  'core/view',
  'core/language',
]
const repo = ['repo/git', 'repo/files', 'repo/bodies', 'repo/history', 'repo/commit', 'repo/session']

/** Arrows of the house: a room may import the rooms of its row, and itself. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'core/l10n': [],
  'core/card': ['core/l10n'],
  'core/board': ['core/l10n', 'core/card'],
  'core/history': ['core/l10n', 'core/card', 'core/board'],
  'core/flow': ['core/l10n', 'core/card', 'core/board', 'core/history'],
  'core/edit': ['core/l10n', 'core/card', 'core/board'],
  'core/view': ['core/l10n', 'core/card', 'core/board', 'core/history', 'core/flow', 'core/edit'],
  'core/language': ['core/l10n', 'core/card', 'core/board', 'core/edit', 'core/view'],
  protocol: core,
  'repo/git': core,
  'repo/files': core,
  'repo/bodies': core,
  'repo/history': [...core, 'repo/git', 'repo/files'],
  'repo/commit': [...core, 'repo/git', 'repo/files'],
  'repo/session': [...core, 'repo/git', 'repo/files', 'repo/commit'],
  webview: ['protocol', ...core],
  host: ['protocol', ...repo, ...core],
  extension: ['host', 'protocol', ...repo, ...core],
  cli: [...repo, ...core],
}

/** Libraries each part of core may use; everything else is plain TypeScript. */
const coreLibraries: Record<string, readonly string[]> = {
  'core/l10n': [],
  'core/card': ['gray-matter', 'yaml', 'unified', 'remark-parse', 'remark-gfm', 'mdast', 'unist'],
  'core/board': ['valibot', 'fractional-indexing', 'picomatch', 'yaml'],
  'core/history': [],
  'core/flow': ['date-fns', '@date-fns/tz', 'd3-array'],
  'core/edit': [],
  'core/view': ['unified', 'remark-rehype', 'rehype-sanitize', 'mdast', 'hast'],
  'core/language': ['valibot'],
}

const files = filesBelow(source)
const graph = new Map(files.map((file) => [file, importsOf(file)]))

describe('the house', () => {
  it('has files to look at', () => {
    assert.ok(files.length > 30)
    assert.ok([...graph.values()].flat().length > 50)
  })

  it('lets no room import what it may not', () => {
    const forbidden: string[] = []
    for (const [file, imports] of graph)
      for (const name of imports.filter((name) => name.startsWith('src/'))) {
        const [from, to] = [roomOf(file), roomOf(name)]
        if (from !== to && !(arrows[from] ?? []).includes(to)) forbidden.push(`${file} → ${name}`)
      }
    assert.deepEqual(forbidden, [])
  })

  it('imports no file that is not there', () => {
    const missing = [...graph].flatMap(([file, imports]) =>
      imports
        .filter((name) => name.startsWith('src/') && !existsSync(join(root, name)))
        .map((name) => `${file} → ${name}`),
    )
    assert.deepEqual(missing, [])
  })

  it('keeps libraries in core to the few that are named', () => {
    const strangers = [...graph].flatMap(([file, imports]) => {
      const allowed = coreLibraries[roomOf(file)]
      if (!allowed) return []
      return imports
        .filter((name) => !name.startsWith('src/') && !allowed.includes(name))
        .map((name) => `${file} → ${name}`)
    })
    assert.deepEqual(strangers, [])
  })

  it('touches the editor in host, git in one file, and the webview API in one file', () => {
    const users = (pattern: RegExp): string[] =>
      files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')))
    assert.deepEqual(
      users(/from 'vscode'/).filter((file) => !file.startsWith('src/host/') && file !== 'src/extension.ts'),
      [],
    )
    assert.deepEqual(users(/node:child_process/), ['src/repo/git/git.ts'])
    assert.equal(users(/acquireVsCodeApi/).length, 1)
    assert.deepEqual(users(/innerHTML|dangerouslySetInnerHTML/), [])
  })

  it('has no cycles', () => {
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
      if (done.has(file) || trail.includes(file)) return
      for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next, [...trail, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    assert.deepEqual(cycles, [])
  })

  it('keeps every file under 400 lines', () => {
    const all = [...files, ...filesBelow(join(root, 'test'))]
    const long = all.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 400)
    assert.deepEqual(long, [])
  })

  it('keeps the extension entry a list of wires', () => {
    assert.ok(readFileSync(join(source, 'extension.ts'), 'utf8').split('\n').length <= 61)
  })

  it('names every folder of src in src/README.md', () => {
    const map = readFileSync(join(source, 'README.md'), 'utf8')
    const folders = new Set(files.map((file) => dirname(file)).filter((folder) => folder !== 'src'))
    const unnamed = [...folders].filter((folder) => !map.includes(`${folder.split('/').at(-1)}/`))
    assert.deepEqual(unnamed, [])
  })
})

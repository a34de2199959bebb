// Builds dist/: the extension (host), the board (webview), the command line, and the parsers in files of their own;
// checks the size budgets; writes the notices of what is bundled. `--watch` rebuilds on change and checks nothing.
import * as esbuild from 'esbuild'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as yaml from 'yaml'

const isWatching = process.argv.includes('--watch')
const root = fileURLToPath(new URL('.', import.meta.url))
const markdownBody = 'src/core/card/markdownBody.ts'

/** gray-matter splits and nothing else: its engines (js-yaml 3, eval) and its file access stay out of the bundle. */
const harmlessGrayMatter = {
  name: 'harmless-gray-matter',
  setup(build) {
    const empty = join(root, 'src/core/card/noEngines.ts')
    build.onResolve({ filter: /^(\.\/(lib\/)?engines|fs)$/ }, (args) =>
      args.importer.includes('gray-matter') ? { path: empty } : undefined,
    )
  },
}

/**
 * Parts that are files of their own, loaded with the first call of one of their functions, so that starting the extension
 * does not wait for them: parsers and globs, which the host and the command line share.
 */
const apart = {
  yaml: { filter: /^yaml$/, entry: 'yaml', names: Object.keys(yaml).filter((name) => /^(is|parse)/.test(name)) },
  markdown: { filter: /\/markdownBody\.ts$/, entry: markdownBody, names: exportedFunctions(markdownBody) },
  globs: { filter: /^picomatch$/, entry: 'picomatch', names: ['default'] },
}

const parsersApart = {
  name: 'parsers-apart',
  setup(build) {
    for (const [file, { filter, names }] of Object.entries(apart)) {
      build.onResolve({ filter }, ({ kind }) => (kind === 'entry-point' ? null : { path: file, namespace: 'apart' }))
      const lazy = (name) =>
        name === 'default'
          ? 'export default (...args) => load()(...args)'
          : `export const ${name} = (...args) => load().${name}(...args)`
      const load = `let loaded\nconst load = () => (loaded ??= require('./${file}.js'))`
      build.onLoad({ filter: new RegExp(`^${file}$`), namespace: 'apart' }, () => ({
        contents: [load, ...names.map(lazy)].join('\n'),
      }))
    }
  },
}

function exportedFunctions(path) {
  const source = readFileSync(join(root, path), 'utf8')
  return [...source.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => name)
}

const common = {
  bundle: true,
  minify: !isWatching,
  sourcemap: isWatching ? 'linked' : false,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
  absWorkingDir: root,
}

const node = {
  ...common,
  outdir: 'dist',
  platform: 'node',
  format: 'cjs',
  external: ['vscode', ...Object.keys(apart).map((file) => `./${file}.js`)],
  plugins: [harmlessGrayMatter, parsersApart],
}

/**
 * VS Code loads CommonJS, which esbuild does not split: the extension is split as modules, so that what is imported
 * later (`await import`) is a file of its own and nothing is there twice; then each file is rewritten.
 */
const splitCommonJs = {
  name: 'split-commonjs',
  setup({ onEnd, esbuild, initialOptions: { minify, target, sourcemap } }) {
    onEnd(async ({ outputFiles }) => {
      for (const { path, text } of outputFiles) {
        const options = {
          format: 'cjs',
          platform: 'node',
          supported: { 'dynamic-import': false },
          minify,
          target,
          sourcemap,
        }
        const { code } = await esbuild.transform(text, options)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, code)
      }
    })
  },
}

/**
 * Icons are masks of twenty pixels at most: hundredths of their grid of sixteen are all that is seen of their lines, and
 * their size and colour come from the styles.
 */
const lightIcons = {
  name: 'light-icons',
  setup(build) {
    build.onLoad({ filter: /\.svg$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(/^<svg[^>]*/, (tag) => tag.replaceAll(/ (?:width|height|fill)="[^"]*"/g, ''))
        // Never without its point: what follows may begin with one.
        .replaceAll(/\d*\.\d{3,}/g, (number) => Number(number).toFixed(2)),
      loader: 'dataurl',
    }))
  },
}

const builds = [
  {
    ...node,
    entryPoints: { extension: 'src/extension.ts' },
    target: 'node22',
    format: 'esm',
    splitting: true,
    chunkNames: 'part-[name]-[hash]',
    write: false,
    // What is rewritten keeps only a map that it carries in itself.
    sourcemap: isWatching ? 'inline' : false,
    plugins: [...node.plugins, splitCommonJs],
  },
  { ...node, entryPoints: { cli: 'src/cli.ts' }, target: 'node20', banner: { js: '#!/usr/bin/env node' } },
  // Loads the Markdown parser; a file of its own, because a thread begins with one.
  { ...node, entryPoints: { bodyWorker: 'src/repo/bodies/bodyWorker.ts' }, target: 'node20' },
  // Reads histories beside the host.
  { ...node, entryPoints: { historyWorker: 'src/repo/history/historyWorker.ts' }, target: 'node20' },
  ...Object.entries(apart).map(([file, { entry }]) => ({ ...node, entryPoints: { [file]: entry }, target: 'node20' })),
  {
    ...common,
    entryPoints: {
      board: 'src/webview/main.tsx',
      panel: 'src/webview/styles/panel.css',
      flow: 'src/webview/styles/flow.css',
      history: 'src/webview/styles/history.css',
    },
    outdir: 'dist/webview',
    platform: 'browser',
    target: 'chrome134',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ttf': 'file' },
    plugins: [lightIcons],
  },
]

/** What an output and everything it imports at once weigh together, and its styles; bytes. */
function weigh(outputs, entry) {
  const weighed = new Set()
  const visit = (path) => {
    if (weighed.has(path)) return
    weighed.add(path)
    const { imports, cssBundle } = outputs[path]
    for (const { path, kind, external } of imports) if (kind === 'import-statement' && !external) visit(path)
    if (cssBundle) visit(cssBundle)
  }
  visit(entry)
  return [...weighed].reduce((sum, path) => sum + outputs[path].bytes, 0)
}

const budgets = [
  { name: 'host entry', entry: 'dist/extension.js', bytes: 250_000 },
  { name: 'webview, first screen', entry: 'dist/webview/board.js', bytes: 150_000 },
]

function checkBudgets(outputs) {
  for (const { name, entry, bytes } of budgets) {
    const weight = weigh(outputs, entry)
    console.log(`${name}: ${weight} of ${bytes} bytes`)
    if (weight > bytes) process.exitCode = 1
  }
  for (const file of ['cli', 'bodyWorker', ...Object.keys(apart)])
    console.log(`${file}: ${outputs[`dist/${file}.js`].bytes} bytes`)
}

/** The licence of every package that gave a byte, as its authors wrote it; fails where a package brings none. */
function writeNotices(inputs) {
  const folderOf = (path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
  const folders = new Set(Object.keys(inputs).map(folderOf).filter(Boolean))
  const notices = [...folders].map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const files = readdirSync(join(root, folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file))
    const texts = files.map((file) => readFileSync(join(root, folder, file), 'utf8').trim())
    if (texts.length === 0 && !license) throw new Error(`${name} brings no licence`)
    const by = typeof author === 'string' ? author : author?.name
    const stated = `Licensed by ${by ?? 'its authors'} under ${license}; the package brings no licence text.`
    return { name, text: `${name} ${version} (${license})\n\n${texts.join('\n\n') || stated}` }
  })
  const sorted = notices.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ text }) => text)
  const head = 'Walk the Wall contains the following third-party software and icons.'
  writeFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), [head, ...sorted].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n')
}

async function watch() {
  const contexts = await Promise.all(builds.map((options) => esbuild.context({ ...options, logLevel: 'info' })))
  await Promise.all(contexts.map((context) => context.rebuild()))
  await Promise.all(contexts.map((context) => context.watch()))
}

async function build() {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const results = await Promise.all(builds.map((options) => esbuild.build(options)))
  const all = (part) => Object.assign({}, ...results.map(({ metafile }) => metafile[part]))
  checkBudgets(all('outputs'))
  // Not the inputs that outputs name: pictures that styles embed are missing there.
  writeNotices(all('inputs'))
}

try {
  await (isWatching ? watch() : build())
} catch (error) {
  // What does not compile, esbuild has said already.
  if (!('errors' in error)) console.error(error)
  process.exitCode = 1
}

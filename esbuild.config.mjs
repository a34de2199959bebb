// Builds dist/: the extension (host), the board (webview) and the command line. `--watch` rebuilds on change.
import * as esbuild from 'esbuild'
import { fileURLToPath } from 'node:url'

const isWatching = process.argv.includes('--watch')

/** gray-matter splits and nothing else: its engines (js-yaml 3, eval) and its file access stay out of the bundle. */
const harmlessGrayMatter = {
  name: 'harmless-gray-matter',
  setup(build) {
    const empty = fileURLToPath(new URL('src/core/card/noEngines.ts', import.meta.url))
    build.onResolve({ filter: /^(\.\/engines|fs)$/ }, (args) =>
      args.importer.includes('gray-matter') ? { path: empty } : undefined,
    )
  },
}

const common = {
  bundle: true,
  minify: !isWatching,
  sourcemap: isWatching ? 'linked' : false,
  metafile: true,
  logLevel: 'info',
  legalComments: 'none',
  plugins: [harmlessGrayMatter],
}

const builds = [
  {
    ...common,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: { cli: 'src/cli.ts' },
    outdir: 'dist',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...common,
    entryPoints: { board: 'src/webview/main.tsx' },
    outdir: 'dist/webview',
    platform: 'browser',
    target: 'chrome134',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'dataurl' },
  },
]

if (isWatching) {
  for (const options of builds) await (await esbuild.context(options)).watch()
} else {
  await Promise.all(builds.map((options) => esbuild.build(options)))
}

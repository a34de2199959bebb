import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
let folder: Promise<string> | null = null

/** Builds the board as it is shipped, once a process, into a folder of its own; resolves to that folder. */
export function builtBoard(): Promise<string> {
  folder ??= buildBoard()
  return folder
}

async function buildBoard(): Promise<string> {
  const outdir = join(mkdtempSync(join(tmpdir(), 'wtw-webview-')), 'webview')
  await build({
    absWorkingDir: root,
    entryPoints: {
      board: 'src/webview/main.tsx',
      panel: 'src/webview/styles/panel.css',
      flow: 'src/webview/styles/flow.css',
      history: 'src/webview/styles/history.css',
    },
    outdir,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'chrome134',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'dataurl' },
  })
  return outdir
}

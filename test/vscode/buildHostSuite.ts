import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { projectFolder } from './packagePath.ts'

/** Builds test/host and its entry into out/host, as the extension host loads them; returns the entry's path. */
export async function buildHostSuite(): Promise<string> {
  const outdir = join(projectFolder, 'out', 'host')
  rmSync(outdir, { recursive: true, force: true })
  const tests = readdirSync(join(projectFolder, 'test', 'host'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ in: join(projectFolder, 'test', 'host', name), out: name.replace(/\.ts$/, '') }))
  await esbuild.build({
    entryPoints: [...tests, { in: join(import.meta.dirname, 'hostSuite.ts'), out: 'hostSuite' }],
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // Mocha's own globals must be the one instance that runs the tests.
    external: ['vscode', 'mocha', 'fast-check'],
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  return join(outdir, 'hostSuite.js')
}

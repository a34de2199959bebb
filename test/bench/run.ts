import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const outfile = resolve(root, 'out/bench/all.mjs')

/** `npm run bench [-- <name>...]`: bundles the benchmarks as the product is bundled, and runs them in plain Node. */
async function main(wanted: readonly string[]): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ['test/bench/all.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
  })
  process.exitCode = spawnSync(process.execPath, [outfile, ...wanted], { cwd: root, stdio: 'inherit' }).status ?? 1
}

void main(process.argv.slice(2))

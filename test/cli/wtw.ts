import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before } from 'mocha'
import * as esbuild from 'esbuild'
import { gitEnvironment } from '../fixtures/boardRepository.ts'

/** How a run of the command line ended. */
export interface Run {
  readonly code: number
  readonly out: string
  readonly error: string
  /** What it printed, as the one JSON value that `--json` promises; throws where it is none. */
  readonly json: unknown
}

const root = resolve(import.meta.dirname, '../..')
const noEngines = join(root, 'src/core/card/noEngines.ts')
let bundle = ''

/** Builds the command line once for the tests of a file, into a folder of its own. */
export function withCommandLine(): void {
  let folder = ''
  before(async function () {
    this.timeout(60_000)
    folder = mkdtempSync(join(tmpdir(), 'wtw-cli-'))
    bundle = join(folder, 'cli.js')
    await esbuild.build({
      entryPoints: [join(root, 'src/cli.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
      plugins: [{ name: 'harmless-gray-matter', setup: stubEngines }],
    })
  })
  after(() => rmSync(folder, { recursive: true, force: true }))
}

/** As in the product: gray-matter splits and nothing else. */
function stubEngines(build: esbuild.PluginBuild): void {
  build.onResolve({ filter: /^(\.\/(lib\/)?engines|fs)$/ }, ({ importer }) =>
    importer.includes('gray-matter') ? { path: noEngines } : undefined,
  )
}

/** Runs `wtw` in a folder as a process of its own. */
export function wtw(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((settle) => {
    const options = { cwd, env: { ...gitEnvironment(), WTW_CACHE: 'off', ...env }, maxBuffer: 1 << 28 }
    execFile(process.execPath, [bundle, ...args], options, (error, out, said) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      settle({
        code,
        out,
        error: said,
        get json() {
          return JSON.parse(out) as unknown
        },
      })
    })
  })
}

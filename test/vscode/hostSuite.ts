import { appendFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'node:util'
import Mocha from 'mocha'
import type { HostResult } from './hostResult.ts'

/**
 * Runs every built host test inside the extension host: VS Code calls this; rejects if a test fails.
 * In the folder `$WTW_HOST_OUT` it leaves `report.txt` (mocha's words, as they come) and `result.json` (HostResult).
 * `$WTW_HOST_GREP` narrows it down.
 */
export async function run(): Promise<void> {
  const out = process.env['WTW_HOST_OUT'] ?? __dirname
  // The console of an extension host loses formats and mixes in the editor's own words.
  Mocha.reporters.Base.consoleLog = (...words: unknown[]): void =>
    appendFileSync(join(out, 'report.txt'), `${format(...words)}\n`)

  const grep = process.env['WTW_HOST_GREP']
  const mocha = new Mocha({
    timeout: 20_000,
    color: false,
    forbidOnly: process.env['CI'] !== undefined,
    ...(grep === undefined ? {} : { grep: new RegExp(grep) }),
  })
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.js'),
  )
  for (const name of files.sort()) mocha.addFile(join(__dirname, name))
  const { stats, failures } = await new Promise<Mocha.Runner>((resolve) => {
    const runner = mocha.run(() => resolve(runner))
  })
  const result: HostResult = { passed: stats?.passes ?? 0, failed: failures }
  writeFileSync(join(out, 'result.json'), JSON.stringify(result))
  if (failures > 0) throw new Error(`${result.passed} passed, ${failures} failed`)
}

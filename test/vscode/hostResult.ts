import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the suite inside the extension host tells its runner. */
export interface HostResult {
  readonly passed: number
  readonly failed: number
}

/** Prints the report that a host suite left in `out` and returns its result; throws with `log` if there is none. */
export function readHostResult(out: string, log: string): HostResult {
  const report = join(out, 'report.txt')
  if (existsSync(report)) process.stdout.write(readFileSync(report, 'utf8'))
  const result = join(out, 'result.json')
  if (!existsSync(result)) throw new Error(`The host suite came to no end.\n${log}`)
  return JSON.parse(readFileSync(result, 'utf8')) as HostResult
}

import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** A program of Node whose exit code is a verdict; what mocha counts in it is read from what it prints. */
interface Suite {
  readonly name: string
  /** Arguments of Node; paths are relative to the project. */
  readonly args: readonly string[]
  /** It runs tests: one that ran none has failed. */
  readonly hasTests?: boolean
}

interface Verdict {
  readonly passed: number
  readonly failed: number
  /** What failed and why; nothing where all is fine. */
  readonly account: readonly string[]
}

/** A build machine keeps the end of what was printed: what failed is repeated there, of each suite so much. */
const accountLines = 60

const root = resolve(import.meta.dirname, '..')
const bin = (path: string, ...args: string[]): string[] => [`node_modules/${path}`, ...args]
const script = (path: string, ...args: string[]): string[] => ['--import', 'tsx', path, ...args]

const units = ['test/{core,repo,cli,webview,fixtures}/**/*.test.ts', 'test/*.test.ts']

const suites: readonly Suite[] = [
  { name: 'format', args: bin('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.') },
  { name: 'types', args: bin('typescript/bin/tsc', '-p', '.') },
  { name: 'types-core', args: bin('typescript/bin/tsc', '-p', 'src/core') },
  { name: 'types-webview', args: bin('typescript/bin/tsc', '-p', 'src/webview') },
  { name: 'lint', args: bin('eslint/bin/eslint.js', '--max-warnings=0', '.') },
  { name: 'package', args: script('test/vscode/packageExtension.ts') },
  { name: 'unit', args: bin('mocha/bin/mocha.js', '--forbid-only', '--forbid-pending', ...units), hasTests: true },
  { name: 'host-floor', args: script('test/vscode/hostTests.ts', 'floor'), hasTests: true },
  { name: 'host-newest', args: script('test/vscode/hostTests.ts', 'newest'), hasTests: true },
  { name: 'journeys-floor', args: script('test/vscode/journeyTests.ts', 'floor'), hasTests: true },
  { name: 'journeys-newest', args: script('test/vscode/journeyTests.ts', 'newest'), hasTests: true },
]

/** Of what mocha says after "2 failing" the beginning of each; of a check without tests the end of what it said. */
function accountOf(said: string): readonly string[] {
  const failing = /^ +\d+ failing$/m.exec(said)
  const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '')
  if (!failing) return lines(said).slice(-accountLines)
  const failures = said.slice(failing.index).split(/^(?= {2}\d+\) )/m)
  const room = Math.max(5, Math.floor(accountLines / failures.length))
  return failures.flatMap((text) => lines(text).slice(0, room))
}

/** Runs one suite and shows what it says. One that fails without having counted has failed once. */
function run({ args, hasTests = false }: Suite): Promise<Verdict> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      process.stdout.write(text)
    })
    const counted = (word: string): number => Number(new RegExp(`^ +(\\d+) ${word}`, 'm').exec(said)?.[1] ?? 0)
    child.on('close', (code) => {
      const [passed, failed] = [counted('passing'), counted('failing')]
      const isFine = code === 0 && (passed > 0 || !hasTests)
      resolve({ passed, failed: isFine ? failed : Math.max(failed, 1), account: isFine ? [] : accountOf(said) })
    })
  })
}

function closingLine(name: string, { passed, failed }: Verdict, seconds: number): string {
  const verdict = passed > 0 ? `${passed} passed, ${failed} failed` : failed > 0 ? 'failed' : 'fine'
  return `${name}: ${verdict}, ${seconds} s`
}

/**
 * `npm test`: every suite, one after the other; with arguments those whose names begin with one of them. A closing
 * line for each, then what failed and why once more, and at the very end the sum of what mocha counted (a check that
 * fails counts as one).
 */
async function main(wanted: readonly string[]): Promise<void> {
  const chosen = suites.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)))
  const total = { passed: 0, failed: 0 }
  const closing: string[] = []
  const accounts: string[] = []
  for (const suite of chosen) {
    console.log(`\n── ${suite.name}`)
    const start = Date.now()
    const verdict = await run(suite)
    const line = closingLine(suite.name, verdict, Math.round((Date.now() - start) / 1000))
    closing.push(line)
    console.log(line)
    total.passed += verdict.passed
    total.failed += verdict.failed
    if (verdict.account.length > 0) accounts.push(`\n── failed in ${suite.name}`, ...verdict.account)
  }
  if (accounts.length > 0) console.log(accounts.join('\n'))
  console.log(`\n${closing.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 && chosen.length > 0 ? 0 : 1
}

void main(process.argv.slice(2))

import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cacheFolder.ts'

/** A VS Code server of the npm registry. `version` is code-server's: 4.103.2 carries VS Code 1.103.2. */
export interface Release {
  readonly version: string
  /** The major version of Node that this server runs on. */
  readonly node: number
}

/** The oldest VS Code that `engines.vscode` promises. */
export const floor: Release = { version: '4.103.2', node: 22 }
/** The newest VS Code that the registry carries. */
export const newest: Release = { version: '4.139.1', node: 24 }

/** The release that a command line or `$WTW_VSCODE` names: `floor`, or the newest where nothing else is said. */
export function releaseOf(name: string | undefined): Release {
  return name === 'floor' ? floor : newest
}

/** An installed VS Code server: what to start, and with which Node. Absolute paths. */
export interface Server {
  readonly release: Release
  readonly node: string
  readonly main: string
}

/** Is told in a few words what is being done, and how many seconds that has taken so far. */
export type Report = (step: string, seconds: number) => void

const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/**
 * The server of this release, downloaded into the cache folder if it is not there (some 800 MB, under a minute).
 * A folder of that name is always whole: it is made under another name beside it and renamed at the end.
 */
export async function installServer(release: Release, report: Report = reportLine(release)): Promise<Server> {
  const folder = join(cacheFolder(), `vscode-${release.version}`)
  if (!existsSync(folder)) {
    mkdirSync(cacheFolder(), { recursive: true })
    const unfinished = mkdtempSync(`${folder}.`)
    try {
      await download(release, unfinished, report)
      if (!existsSync(folder)) renameSync(unfinished, folder)
    } finally {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  return {
    release,
    node: join(folder, 'node_modules', nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    main: join(vscodeIn(folder), 'out', 'server-main.js'),
  }
}

function vscodeIn(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode')
}

async function download(release: Release, folder: string, report: Report): Promise<void> {
  const vscode = vscodeIn(folder)
  const packages = [`code-server@${release.version}`, `${nodePackage}@${release.node}`]
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  await install(folder, packages, (seconds) => report('the server and its Node', seconds))
  await install(vscode, ['--omit=dev'], (seconds) => report('what the server needs', seconds))
  await install(join(vscode, 'extensions'), ['--omit=dev'], (seconds) => report('the built-in extensions', seconds))
  await addRipgrep(vscode, folder, report)
}

/** Older servers fetch ripgrep in an install script, which does not run here; without it `findFiles` fails. */
async function addRipgrep(vscode: string, folder: string, report: Report): Promise<void> {
  const home = join(vscode, 'node_modules', '@vscode', 'ripgrep')
  if (!existsSync(home) || existsSync(join(home, 'bin'))) return
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}`
  const aside = mkdtempSync(join(folder, 'ripgrep-'))
  writeFileSync(join(aside, 'package.json'), '{ "private": true }\n')
  await install(aside, [`${name}@1`], (seconds) => report('ripgrep', seconds))
  cpSync(join(aside, 'node_modules', name, 'bin'), join(home, 'bin'), { recursive: true })
  rmSync(aside, { recursive: true })
}

/** `npm install` without scripts; rejects with npm's own last words. */
async function install(cwd: string, args: readonly string[], tick: (seconds: number) => void): Promise<void> {
  const start = Date.now()
  tick(0)
  const timer = setInterval(() => tick(Math.round((Date.now() - start) / 1000)), 1000)
  const fixed = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  try {
    await npm([...fixed, ...args], cwd)
  } finally {
    clearInterval(timer)
  }
}

function npm(args: readonly string[], cwd: string): Promise<void> {
  const script = process.env['npm_execpath']
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []]
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${args.join(' ')} in ${cwd} failed (${code}).\n${said.trim()}`)),
    )
  })
}

/** Tells a person: on a terminal one line that counts the seconds, elsewhere a line for each step. */
function reportLine(release: Release): Report {
  const what = `Downloading VS Code ${release.version.replace(/^4/, '1')}`
  return (step, seconds) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}: ${step}, ${seconds} s `)
    else if (seconds === 0) process.stderr.write(`${what}: ${step}\n`)
  }
}

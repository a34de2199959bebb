import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Server } from './installServer.ts'

/** How to start a server. What is absent has the value a test wants. */
export interface ServerOptions {
  /** A `.vsix` to install before the start, absolute. */
  readonly vsix?: string
  /** Lets a page run tests inside the extension host. */
  readonly isTest?: boolean
  /** Whether folders are trusted from the start; if not, they open in Restricted Mode. Default: yes. */
  readonly isTrusted?: boolean
  /** Settings of the machine. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Added to the environment of the server and so of the extension host. */
  readonly env?: Readonly<Record<string, string>>
  /** The secret that the address must carry: for a person. Default: none, and it ends once its windows are gone. */
  readonly token?: string
  /** Holds the server's data and extensions, absolute; kept afterwards. Default: a fresh one, removed afterwards. */
  readonly dataFolder?: string
}

/** A running VS Code server on this machine; ends with this process at the latest. */
export interface RunningServer {
  readonly port: number
  /** The address at which `folder` (absolute) is open, with the token if there is one. */
  readonly address: (folder: string) => string
  /** Everything the server has said so far. */
  readonly log: () => string
  /** Resolves when it has ended, asked or not. */
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

const quiet = {
  // In a browser VS Code saves after a second by itself; on a desktop it does not.
  'files.autoSave': 'off',
  'remote.autoForwardPorts': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
}

/** Starts a server on a free port of 127.0.0.1; resolves once it answers, rejects with its log if it does not. */
export async function startServer(server: Server, options: ServerOptions = {}): Promise<RunningServer> {
  const data = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'wtw-vscode-'))
  const isFresh = options.dataFolder === undefined
  writeSettings(data, { ...quiet, ...options.settings })
  if (options.vsix !== undefined) await installVsix(server, data, options.vsix)

  const access =
    options.token === undefined
      ? ['--without-connection-token', '--enable-remote-auto-shutdown']
      : ['--connection-token', options.token]
  const child = spawnServer(server, data, options.env ?? {}, [
    ...['--host', '127.0.0.1', '--port', '0', ...access],
    ...['--telemetry-level', 'off', '--force-disable-user-env'],
    ...(options.isTest === true ? ['--enable-smoke-test-driver'] : []),
    ...(options.isTrusted === false ? [] : ['--disable-workspace-trust']),
  ])
  let log = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (log += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text))
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const stop = async (): Promise<void> => {
    await end(child)
    if (isFresh) rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  try {
    const port = await listening(child, () => log)
    const secret = options.token === undefined ? '' : `tkn=${options.token}&`
    const address = (folder: string): string =>
      `http://127.0.0.1:${port}/?${secret}folder=${encodeURIComponent(folder)}`
    return { port, address, log: () => log, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function writeSettings(data: string, settings: Readonly<Record<string, unknown>>): void {
  const folder = join(data, 'data', 'Machine')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2))
}

/** Installs a package (absolute path) into the extensions of a server whose data is in `data`; throws if it cannot. */
export async function installVsix(server: Server, data: string, vsix: string): Promise<void> {
  const child = spawnServer(server, data, {}, ['--install-extension', vsix, '--force'])
  let said = ''
  child.stdout?.on('data', (bytes: Buffer) => (said += bytes.toString()))
  child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0 || !said.includes('successfully installed')) throw new Error(`${vsix} was not installed.\n${said}`)
}

function spawnServer(
  server: Server,
  data: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): ChildProcess {
  const folders = ['--server-data-dir', data, '--extensions-dir', join(data, 'extensions')]
  // Its own process group, so that its extension hosts end with it. An empty gallery keeps it from asking for one.
  const child = spawn(server.node, [server.main, ...folders, '--accept-server-license-terms', ...args], {
    env: { ...withoutHost(process.env), EXTENSIONS_GALLERY: '{}', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  running.add(child)
  child.on('close', () => running.delete(child))
  return child
}

/** A terminal of VS Code (and npm) sets variables that would make a server believe it is part of another one. */
function withoutHost(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)/.test(name)))
}

function listening(child: ChildProcess, log: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server did not start in 60 s.\n${log()}`)), 60_000)
    const look = (): void => {
      const port = /Extension host agent listening on (\d+)/.exec(log())?.[1]
      if (port === undefined) return
      clearTimeout(timer)
      resolve(Number(port))
    }
    child.stdout?.on('data', look)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      reject(new Error(`The server ended with ${code}.\n${log()}`))
    })
  })
}

const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach((child) => signal(child, 'SIGKILL')))

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, name)
  } catch (error) {
    // It has ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Asks the server and its children to end; after 5 s it no longer asks. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = new Promise((resolve) => child.on('close', resolve))
  signal(child, 'SIGTERM')
  const timer = setTimeout(() => signal(child, 'SIGKILL'), 5000)
  await closed
  clearTimeout(timer)
}

import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type GitErrorReason, gitError, reasonOf } from './gitError.ts'

export interface GitCall {
  readonly cwd: string
  readonly args: readonly string[]
  /** A read takes no optional lock, runs no file system monitor and ends after 30 s. */
  readonly kind: 'read' | 'write'
  /** What git reads; a promise keeps it waiting. */
  readonly stdin?: string | Promise<string>
  readonly env?: Readonly<Record<string, string>>
  /** By default 30 s for a read and none for a write; null is none. */
  readonly timeoutMs?: number | null
  /** Ends the process with SIGTERM: git takes its locks away when it is asked to end, never when it is killed. */
  readonly signal?: AbortSignal | undefined
  /** `git commit`: ending with 1 means that a hook refused, whatever the hook said. */
  readonly isCommit?: boolean
  /** Takes what git prints as it comes; it is not gathered then. */
  readonly onOutput?: (chunk: Buffer) => void
  /** Called with the process id as soon as there is one. */
  readonly onSpawn?: (pid: number) => void
}

export interface GitOutput {
  readonly stdout: Buffer
  readonly stderr: string
}

const readTimeoutMs = 30_000
/** How long the output of a git that has ended is waited for. */
const lingerMs = 1_000
const readConfig = ['-c', 'core.fsmonitor=false']
/** Messages are handed over as UTF-8, whatever the user's commits are declared as. */
const config = ['-c', 'core.quotePath=false', '-c', 'color.ui=false', '-c', 'i18n.commitEncoding=UTF-8']

/** The user's git. Every git process of this project is started here: no shell, a fixed environment, literal values. */
export class Git {
  readonly executable: string
  #environment: Promise<NodeJS.ProcessEnv> | null = null

  constructor(executable: string) {
    this.executable = executable
  }

  /** Runs git to its end. Throws a GitError that says why it could not. */
  async run(call: GitCall): Promise<GitOutput> {
    this.#environment ??= this.#cleanEnvironment()
    const environment = await this.#environment
    const args = [...config, ...(call.kind === 'read' ? readConfig : []), ...call.args]
    const env = {
      ...environment,
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      ...(call.kind === 'read' ? { GIT_OPTIONAL_LOCKS: '0' } : {}),
      ...call.env,
    }
    return this.#spawn({ ...call, args }, env)
  }

  /** The process environment without what binds git to another repository: an inherited GIT_DIR would be obeyed. */
  async #cleanEnvironment(): Promise<NodeJS.ProcessEnv> {
    const env = { ...process.env }
    try {
      const call: GitCall = { cwd: process.cwd(), args: ['rev-parse', '--local-env-vars'], kind: 'read' }
      const { stdout } = await this.#spawn(call, { ...env, LC_ALL: 'C' })
      for (const name of stdout.toString().split('\n')) {
        delete env[name]
      }
      return env
    } catch (error) {
      this.#environment = null
      throw error
    }
  }

  #spawn(call: GitCall, env: NodeJS.ProcessEnv): Promise<GitOutput> {
    return new Promise((resolve, reject) => {
      if (call.signal?.aborted === true) {
        reject(gitError('aborted', { args: call.args, stderr: '' }))
        return
      }
      // A commit is in a process group of its own: what ends us, ends it not half-way between the branch and the index.
      const detached = call.isCommit === true && process.platform !== 'win32'
      const input = call.stdin === undefined ? 'ignore' : 'pipe'
      const stdio: StdioOptions = [input, 'pipe', 'pipe']
      const child = spawn(this.executable, call.args, { cwd: call.cwd, env, detached, windowsHide: true, stdio })
      follow(child, call, resolve, reject)
    })
  }
}

function follow(
  child: ChildProcess,
  call: GitCall,
  resolve: (output: GitOutput) => void,
  reject: (error: Error) => void,
): void {
  const { args } = call
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  let ended: GitErrorReason | null = null
  const end = (reason: GitErrorReason): void => {
    ended ??= reason
    child.kill('SIGTERM')
  }
  const onAbort = (): void => end('aborted')
  const timeoutMs = call.timeoutMs === undefined && call.kind === 'read' ? readTimeoutMs : (call.timeoutMs ?? null)
  const timer = timeoutMs === null ? undefined : setTimeout(() => end('timeOut'), timeoutMs)
  let lingering: NodeJS.Timeout | undefined
  const stop = (): void => {
    clearTimeout(timer)
    clearTimeout(lingering)
    call.signal?.removeEventListener('abort', onAbort)
  }
  call.signal?.addEventListener('abort', onAbort)
  child.stdout?.on('data', call.onOutput ?? ((chunk: Buffer) => stdout.push(chunk)))
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk))
  child.on('error', (cause) => {
    stop()
    reject(gitError(spawnReason(cause, call.cwd), { args, stderr: '', cause }))
  })
  const finish = (code: number | null): void => {
    stop()
    child.stdout?.destroy()
    child.stderr?.destroy()
    const output = { stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }
    if (code === 0) resolve(output)
    else reject(gitError(ended ?? reasonFor(call, code, output), { args, stderr: output.stderr }))
  }
  child.on('close', finish)
  // What a hook has left running may hold the pipes open for as long as it likes. What is in them is read first.
  child.on('exit', (code) => {
    if (call.kind === 'write') lingering = setTimeout(() => setImmediate(finish, code), lingerMs)
  })
  if (child.pid !== undefined) {
    call.onSpawn?.(child.pid)
  }
  // A git that ends before it has read everything says why by itself; the broken pipe is no news.
  child.stdin?.on('error', () => undefined)
  void Promise.resolve(call.stdin).then((text) => child.stdin?.end(text))
}

function reasonFor(call: GitCall, code: number | null, { stdout, stderr }: GitOutput): GitErrorReason {
  const isNoHook = /^error: pathspec '[^\n]*' did not match any file/m.test(stderr)
  if (call.isCommit !== true || code !== 1 || isNoHook) return reasonOf(stderr) ?? 'unknown'
  return reasonOf(stdout.toString()) === 'nothingToCommit' ? 'nothingToCommit' : 'hookFailed'
}

/** The system says the same of a program that is not there and of a folder that is not there. */
function spawnReason(error: Error, cwd: string): GitErrorReason {
  if (!existsSync(cwd)) return 'folderGone'
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'EACCES' ? 'gitMissing' : code === 'ENOSPC' ? 'diskFull' : 'unknown'
}

/** A path from the top of the repository as a pathspec that means this path and nothing else. */
export function literal(path: string): string {
  return `:(top,literal)${path}`
}

/** The pieces of a `-z` output. */
export function splitZ(output: Buffer): string[] {
  const pieces = output.toString().split('\0')
  if (pieces.at(-1) === '') {
    pieces.pop()
  }
  return pieces
}

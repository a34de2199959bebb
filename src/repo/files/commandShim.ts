import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts a command `wtw` into a folder: one file for POSIX shells, one for Windows. It runs `cli` with `runtime` (a Node,
 * or an Electron that can act as one), and with the Node of the PATH once that runtime is gone. Files that already say
 * so are left alone.
 */
export async function installCommandShim(folder: string, runtime: string, cli: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await Promise.all([
    replaceIfDifferent(join(folder, 'wtw'), posixShim(runtime, cli)),
    replaceIfDifferent(join(folder, 'wtw.cmd'), windowsShim(runtime, cli)),
  ])
}

function posixShim(runtime: string, cli: string): string {
  const quoted = (value: string): string => `'${value.replaceAll(`'`, `'\\''`)}'`
  return `#!/bin/sh
if [ -x ${quoted(runtime)} ]; then
  ELECTRON_RUN_AS_NODE=1 exec ${quoted(runtime)} ${quoted(cli)} "$@"
fi
exec node ${quoted(cli)} "$@"
`
}

function windowsShim(runtime: string, cli: string): string {
  const quoted = (value: string): string => `"${value.replaceAll('%', '%%')}"`
  return [
    '@echo off',
    'setlocal',
    'set ELECTRON_RUN_AS_NODE=1',
    `if exist ${quoted(runtime)} (`,
    `  ${quoted(runtime)} ${quoted(cli)} %*`,
    ') else (',
    `  node ${quoted(cli)} %*`,
    ')',
    '',
  ].join('\r\n')
}

async function replaceIfDifferent(file: string, text: string): Promise<void> {
  const present = await readFile(file, 'utf8').catch(() => null)
  if (present === text) return
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, text)
  await chmod(temporary, 0o755)
  await rename(temporary, file)
}

import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { packagePath, projectFolder } from './packagePath.ts'

const budgetBytes = 1_500_000

function run(script: string, ...args: string[]): void {
  execFileSync(process.execPath, [script, ...args], { cwd: projectFolder, stdio: ['ignore', 'inherit', 'inherit'] })
}

/** `npm run package`: builds, and leaves exactly one `.vsix` in the project's root; fails if it is over its budget. */
function main(): void {
  const vsix = packagePath()
  for (const name of readdirSync(projectFolder)) if (name.endsWith('.vsix')) rmSync(join(projectFolder, name))
  run('esbuild.config.mjs')
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links']
  run('node_modules/@vscode/vsce/vsce', 'package', '--out', vsix, ...options)
  const { size } = statSync(vsix)
  console.log(`${basename(vsix)}: ${size} of ${budgetBytes} bytes`)
  if (size > budgetBytes) process.exitCode = 1
}

main()

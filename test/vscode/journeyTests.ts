import { spawn } from 'node:child_process'
import { installServer, releaseOf } from './installServer.ts'

/** `journeyTests.ts floor|newest`: mocha over test/journeys with that release, which is installed first. */
async function main(name: string | undefined): Promise<void> {
  await installServer(releaseOf(name))
  const mocha = [
    'node_modules/mocha/bin/mocha.js',
    '--exit',
    '--forbid-only',
    '--forbid-pending',
    '--timeout=120000',
    'test/journeys/**/*.test.ts',
  ]
  const env = { ...process.env, WTW_VSCODE: name }
  const child = spawn(process.execPath, [...mocha, ...process.argv.slice(3)], { stdio: 'inherit', env })
  child.on('close', (code) => (process.exitCode = code ?? 1))
}

void main(process.argv[2])

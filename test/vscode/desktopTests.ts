import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTests } from '@vscode/test-electron'
import { boardRepository } from '../fixtures/boardRepository.ts'
import { buildHostSuite } from './buildHostSuite.ts'
import { readHostResult } from './hostResult.ts'
import { projectFolder } from './packagePath.ts'

/** `npm run test:desktop [-- <version>]`: the host suite in a desktop VS Code, which is downloaded. */
async function main(version = 'stable'): Promise<void> {
  const repository = boardRepository([])
  const out = mkdtempSync(join(tmpdir(), 'wtw-desktop-'))
  const isRoot = process.getuid?.() === 0
  try {
    const code = await runTests({
      version,
      extensionDevelopmentPath: projectFolder,
      extensionTestsPath: await buildHostSuite(),
      extensionTestsEnv: { WTW_HOST_OUT: out, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
      launchArgs: [
        repository.folder,
        ...['--user-data-dir', join(out, 'data'), '--extensions-dir', join(out, 'extensions')],
        ...['--disable-extensions', '--disable-workspace-trust', '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
      ],
    })
    const { failed } = readHostResult(out, `VS Code ended with ${code}.`)
    process.exitCode = failed === 0 ? code : 1
  } finally {
    repository.remove()
    rmSync(out, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
